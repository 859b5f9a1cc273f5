using NodaTime;

namespace Dateline.Archive;

/// <summary>Which mentions are wanted. Whatever is absent does not narrow.</summary>
public sealed record TimelineQuery
{
    /// <summary>First day of the stretch in which it may have happened. A mention whose day is not told counts by its publication.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day of that stretch.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Whether only what begins in that stretch is wanted: what stands under one of its days in the timeline; not what reaches into it from before, nor what only its publication bounds.</summary>
    public bool OnlyBegun { get; init; }

    /// <summary>A place, by words of its name, of its first-level division, or by ISO 3166-1 alpha-3 country code.</summary>
    public string? Place { get; init; }

    /// <summary>An actor on either side, by words of the name or office, or by the beginning of the CAMEO/PLOVER code in capitals.</summary>
    public string? Actor { get; init; }

    /// <summary>PLOVER type.</summary>
    public EventType? Type { get; init; }

    /// <summary>Whether it came to pass.</summary>
    public EventStatus? Status { get; init; }

    /// <summary>Words that stand in the evidence; see <see cref="SearchText"/>.</summary>
    public string? Words { get; init; }

    /// <summary>At most so many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>So many rows are passed over first.</summary>
    public int Offset { get; init; }
}

/// <summary>Which statements are wanted. Whatever is absent does not narrow.</summary>
public sealed record StatementQuery
{
    /// <summary>The speaker, by words of the name or office, or by the beginning of the CAMEO/PLOVER code in capitals.</summary>
    public string? Speaker { get; init; }

    /// <summary>What is done by saying it.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>Words that stand in what is said; see <see cref="SearchText"/>.</summary>
    public string? Words { get; init; }

    /// <summary>First day of publication.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day of publication.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>At most so many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>So many rows are passed over first.</summary>
    public int Offset { get; init; }
}

/// <summary>Which commitments are wanted. Whatever is absent does not narrow.</summary>
public sealed record CommitmentQuery
{
    /// <summary>The one who is bound, by words of the name or office, or by the beginning of the CAMEO/PLOVER code in capitals.</summary>
    public string? Promisor { get; init; }

    /// <summary>Where it stands.</summary>
    public CommitmentStatus? Status { get; init; }

    /// <summary>First day of publication.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day of publication.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>At most so many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>So many rows are passed over first.</summary>
    public int Offset { get; init; }
}

/// <summary>Which reports are wanted. Whatever is absent does not narrow.</summary>
public sealed record ReportQuery
{
    /// <summary>First day of publication.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day of publication.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The outlet's key (registrable domain) or its name.</summary>
    public string? Outlet { get; init; }

    /// <summary>At most so many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>So many rows are passed over first.</summary>
    public int Offset { get; init; }
}

/// <summary>A search in title and text.</summary>
/// <param name="Words">What is looked for, as a user types it; see <see cref="SearchText"/>. Nothing in it is ever an error.</param>
public sealed record SearchQuery(string Words)
{
    /// <summary>First day of publication.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Last day of publication.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>At most so many hits.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>So many hits are passed over first.</summary>
    public int Offset { get; init; }
}
