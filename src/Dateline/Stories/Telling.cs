using NodaTime;

namespace Dateline.Stories;

/// <summary>A mention with what it is compared by.</summary>
internal sealed class Telling
{
    public Telling(StoryReport report, Mention mention)
    {
        (Report, Mention) = (report, mention);
        var chronicle = report.Chronicle;
        var actors = chronicle.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        Sources = Names(mention.SourceActors, actors);
        Targets = Names(mention.TargetActors, actors);
        Day = mention.When is { Basis: not DateBasis.Published, Earliest: { } earliest, Latest: { } latest } && earliest == latest ? earliest : null;
        Place = mention.Where is { } where && chronicle.Places[where.Places[0]] is var place ? place.Name ?? place.Span.In(chronicle.Report.Text) : null;
        Word = mention.Trigger.In(chronicle.Report.Text).ToLowerInvariant();
        Witness = mention.SaidBy.Count > 0 && chronicle.Statements.FirstOrDefault(s => s.Id == mention.SaidBy[0]) is { } said ? WitnessOf(said, actors, chronicle.Report.Text) : null;
    }

    public StoryReport Report { get; }

    public Mention Mention { get; }

    public EventType Type => Mention.Type!.Value;

    public IReadOnlyList<string> Sources { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>The one day the text gives it.</summary>
    public LocalDate? Day { get; }

    public string? Place { get; }

    public string Word { get; }

    /// <summary>Who is quoted for it; absent where the report tells it itself.</summary>
    public string? Witness { get; }

    /// <summary>Whether two mentions cannot be one event: other days, or other places.</summary>
    public static bool Exclude(Telling a, Telling b) =>
        a.Day is { } one && b.Day is { } other && one != other || a.Place is not null && b.Place is not null && a.Place != b.Place
        || a.Mention.When is { } when && b.Mention.When is { } then && (when.Latest < then.Earliest || then.Latest < when.Earliest);

    /// <summary>How much says that two mentions are one event; 0 where they cannot be.</summary>
    public static int Score(Telling a, Telling b)
    {
        if (Exclude(a, b))
            return 0;
        var score = a.Word == b.Word ? 1 : 0;
        score += a.Day is not null && a.Day == b.Day ? 2 : 0;
        score += a.Place is not null && a.Place == b.Place ? 2 : 0;
        score += a.Sources.Intersect(b.Sources, StringComparer.Ordinal).Any() ? 1 : 0;
        score += a.Targets.Intersect(b.Targets, StringComparer.Ordinal).Any() ? 1 : 0;
        return score;
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string> ids, Dictionary<string, Actor> actors) =>
        [.. ids.Select(id => actors[id]).Select(a => a.Name ?? a.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string WitnessOf(Statement said, Dictionary<string, Actor> actors, string text) =>
        said.Speaker is { } id && actors.TryGetValue(id, out var actor) && actor.Name is { } name ? name
        : said.SpeakerMention is { } words ? words.In(text).ToLowerInvariant()
        : "somebody";
}
