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
        (Where, Place) = mention.Where is { } where ? (where.Places.Select(p => chronicle.Places[p]).ToList(), NameOf(chronicle.Places[where.Places[0]], chronicle.Report.Text)) : ([], null);
        Word = WordOf(mention.Trigger.In(chronicle.Report.Text));
        Witness = SupportTracing.NameOf(mention, chronicle);
    }

    /// <summary>Days by which a date that was carried along the text may be off.</summary>
    private const int DayOff = 1;

    /// <summary>Days between two reports in which one word, with nothing else, means one event.</summary>
    private const int DaysOfOneWord = 3;

    private const int SameWord = 3;

    public StoryReport Report { get; }

    public Mention Mention { get; }

    public EventType Type => Mention.Type!.Value;

    public IReadOnlyList<string> Sources { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>The one day the text gives it.</summary>
    public LocalDate? Day { get; }

    public string? Place { get; }

    /// <summary>Where the text sets it.</summary>
    public IReadOnlyList<Place> Where { get; }

    public string Word { get; }

    /// <summary>Who is quoted for it; absent where the report tells it itself.</summary>
    public string? Witness { get; }

    /// <summary>Whether two mentions cannot be one event: other days, or other places.</summary>
    /// <remarks>A day or a place that was carried along the text is less sure than one that the clause names: it may be a day off, and tells nothing against another place.</remarks>
    public static bool Exclude(Telling a, Telling b) => AreOfOtherDays(a, b) || AreApart(a, b);

    private static bool AreOfOtherDays(Telling a, Telling b)
    {
        if (a.Mention.When is not { } when || b.Mention.When is not { } then)
            return false;
        var slack = when.Basis == DateBasis.Explicit && then.Basis == DateBasis.Explicit ? 0 : DayOff;
        return IsBefore(when, then, slack) || IsBefore(then, when, slack);
    }

    private static bool IsBefore(When a, When b, int slack) => a.Latest is { } end && b.Earliest is { } begin && Period.DaysBetween(end, begin) > slack;

    /// <summary>Whether two mentions are set, by their own clauses, in places of which neither may hold the other.</summary>
    public static bool AreApart(Telling a, Telling b) =>
        a.Mention.Where?.Basis == PlaceBasis.Clause && b.Mention.Where?.Basis == PlaceBasis.Clause && a.Place != b.Place && !a.Where.Any(one => b.Where.Any(other => PlaceRelation.MayBeOne(one, other)));

    private static string NameOf(Place place, string text) => place.Name ?? place.Span.In(text);

    /// <summary>How much says that two mentions are one event; 0 where they cannot be.</summary>
    public static int Score(Telling a, Telling b)
    {
        if (Exclude(a, b))
            return 0;
        var score = a.Day is not null && a.Day == b.Day ? 2 : 0;
        score += a.Place is not null && a.Place == b.Place ? 2 : 0;
        score += a.Sources.Intersect(b.Sources, StringComparer.Ordinal).Any() ? 1 : 0;
        score += a.Targets.Intersect(b.Targets, StringComparer.Ordinal).Any() ? 1 : 0;
        return a.Word == b.Word && (score > 0 || AreOfOneTime(a.Report, b.Report)) ? score + SameWord : score;
    }

    /// <summary>Whether two reports may be of the same days: those without a day may.</summary>
    private static bool AreOfOneTime(StoryReport a, StoryReport b) =>
        a.Chronicle.Report.Published?.Day is not { } one || b.Chronicle.Report.Published?.Day is not { } other || Math.Abs(Period.DaysBetween(one, other)) <= DaysOfOneWord;

    private static IReadOnlyList<string> Names(IReadOnlyList<string> ids, Dictionary<string, Actor> actors) =>
        [.. ids.Select(id => actors[id]).Select(a => a.Name ?? a.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The word that names the event, without its endings: "arrested", "arrests", "arresting".</summary>
    private static string WordOf(string trigger)
    {
        var first = Rarity.Words(trigger).Select(w => trigger[w].ToLowerInvariant()).FirstOrDefault(trigger);
        return Rarity.Stem(first).TrimEnd('e');
    }
}
