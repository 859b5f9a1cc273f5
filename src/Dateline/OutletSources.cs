namespace Dateline;

/// <summary>Where what an outlet publishes comes from.</summary>
/// <param name="Outlet">Its name; that of the source where a report names no outlet.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Own">Reports among them that share no text with an earlier one and credit nobody else with it.</param>
/// <param name="From">From whom it has the others, and how many, the most frequent first: the agency or publisher that they credit, else the outlet of the first report of the lineage.</param>
public sealed record OutletSources(string Outlet, int Reports, int Own, IReadOnlyList<ReportsFrom> From);

/// <summary>How many reports come from somebody.</summary>
/// <param name="Name">Who.</param>
/// <param name="Reports">How many.</param>
public readonly record struct ReportsFrom(string Name, int Reports);
