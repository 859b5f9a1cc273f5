namespace Dateline.Places;

/// <summary>What tells, beside the names of places, in which countries a report is at home: the countries of its actors.</summary>
/// <param name="Actors">First word of the names of actors that tell a country, and the country, ISO 3166-1 alpha-3.</param>
/// <param name="Dateline">The words of the dateline, or an empty span.</param>
internal readonly record struct ReportCountries(IEnumerable<(int First, string Country)> Actors, TextSpan Dateline);
