using Dateline.Reading.Body;
using Dateline.Reading.Dates;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>What a page tells about its report, apart from the text.</summary>
internal sealed record PageAccount
{
    public required PageSurvey Survey { get; init; }

    /// <summary>What the page's elements are for.</summary>
    public required ElementRoles Roles { get; init; }

    public required StructuredData Structured { get; init; }

    public required PageContext Context { get; init; }

    public required PageTitle? Title { get; init; }

    public required Outlet? Outlet { get; init; }

    /// <summary>Where the outlet's name was read.</summary>
    public required string OutletFrom { get; init; }

    /// <summary>All names the page gives its outlet.</summary>
    public required IReadOnlyList<string> OutletNames { get; init; }

    /// <summary>The address the page gives as its own, absolute.</summary>
    public required string? Canonical { get; init; }

    /// <summary>The language the page declares, as written.</summary>
    public required string? DeclaredLanguage { get; init; }

    public required PageDates Dates { get; init; }

    /// <summary>The registrable domain the page was had from.</summary>
    public required string? Domain { get; init; }

    /// <summary>The registrable domain of the address it gives as its own.</summary>
    public required string? CanonicalDomain { get; init; }

    /// <summary>Fields of metadata that hold authors.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Houses that its footer names as the publishers.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>Whether the address was given, and not only read from the page itself.</summary>
    public bool IsAddressGiven { get; init; }

    /// <summary>The names the page prints for its outlet, without those made of its domain.</summary>
    public IEnumerable<string> PrintedNames => OutletNames.Where(n => Domain is null || n != Domain && n != Domain.Split('.')[0]);
}
