using Dateline.Export;
using Dateline.Formats;
using Dateline.Stories;
using NodaTime;

namespace Dateline.Desk;

/// <summary>Which contradictions are wanted, as it stands in the address.</summary>
public sealed record ContradictionFilter
{
    /// <summary>What may be told differently.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["status", "when", "where", .. Enum.GetValues<CountKind>().Select(Words.Of)];

    public string? Field { get; init; }

    public ContradictionRelation? Relation { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsNarrowed => Field is not null || Relation is not null;

    public static ContradictionFilter Read(IQueryCollection query)
    {
        var problems = new List<string>();
        var field = ChronicleFilter.Text(query, "field");
        if (field is not null && !Fields.Contains(field))
        {
            problems.Add($"“{field}” is nothing that is compared; these are: {string.Join(", ", Fields)}.");
            field = null;
        }
        return new ContradictionFilter { Field = field, Relation = ChronicleFilter.Word<ContradictionRelation>(query, "relation", Relations, problems), Problems = problems };
    }

    public bool Meets(Contradiction contradiction) => (Field is null || contradiction.Field == Field) && (Relation is null || contradiction.Relation == Relation);

    public IEnumerable<ContradictedEvent> Of(Told told) => told.Stories.SelectMany(s => s.Events.Where(e => e.Contradictions.Any(Meets)).Select(e => new ContradictedEvent(s, e)));

    public string Address(string path) => Addresses.Of(path, ("field", Field), ("relation", Relation is { } relation ? Words.Of(relation) : null));

    private static bool Relations(string text, out ContradictionRelation relation)
    {
        foreach (var known in Enum.GetValues<ContradictionRelation>())
        {
            relation = known;
            if (Words.Of(known) == text)
                return true;
        }
        relation = default;
        return false;
    }
}

/// <summary>From which day on reports count as later, as it stands in the address; where it does not, the last day of publication.</summary>
public sealed record ChangeFilter
{
    public LocalDate? Since { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    public static ChangeFilter Read(IQueryCollection query)
    {
        var problems = new List<string>();
        return new ChangeFilter { Since = ChronicleFilter.Day(query, "since", isEnd: false, problems), Problems = problems };
    }

    public LocalDate? DayIn(Told told) => Since ?? told.Reports.Values.Max(c => c.Report.Published?.Day);

    public IEnumerable<StoryChange> Of(Told told) =>
        DayIn(told) is { } day ? StoryChanges.Since([.. told.Reports.Select(r => new StoryReport(r.Key, r.Value))], day) : [];

    public string Address(string path) => Addresses.Of(path, ("since", ChronicleFilter.Iso(Since)));
}
