using NodaTime;

namespace Dateline.Export;

/// <summary>Mentions that belong under one heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Mentions">The mentions, in the order in which they are shown.</param>
internal sealed record MentionSection(string Heading, IReadOnlyList<Mention> Mentions);

/// <summary>Statements of one speaker.</summary>
/// <param name="Speaker">The actor; absent where none could be told.</param>
/// <param name="Words">What the report calls the speaker where there is no name.</param>
/// <param name="Statements">The statements, in text order.</param>
internal sealed record SpeakerSection(Actor? Speaker, string? Words, IReadOnlyList<Statement> Statements);

/// <summary>A chronicle, put into the order in which people read it: what happened by day, what is only planned, called for, possible or denied apart; statements by speaker.</summary>
internal static class Sections
{
    /// <summary>What happened comes first, dated before undated; what did not, or may not have, never stands among it.</summary>
    public static IEnumerable<MentionSection> OfMentions(Chronicle chronicle)
    {
        var happened = chronicle.Mentions.Where(m => m.Status is EventStatus.Happened or EventStatus.Ongoing).ToList();
        return new MentionSection[]
        {
            new("What happened", InOrder(happened.Where(m => IsDated(m.When)))),
            new("On a day that is not told", InOrder(happened.Where(m => !IsDated(m.When)))),
            new("Planned", InOrder(Having(chronicle, EventStatus.Planned))),
            new("Called for", InOrder(Having(chronicle, EventStatus.CalledFor))),
            new("Possible", InOrder(Having(chronicle, EventStatus.Possible))),
            new("Said not to have happened", InOrder(Having(chronicle, EventStatus.Denied))),
        }.Where(section => section.Mentions.Count > 0);
    }

    /// <summary>The speakers in the order in which they first speak.</summary>
    public static IEnumerable<SpeakerSection> OfStatements(Chronicle chronicle)
    {
        var actors = chronicle.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var text = chronicle.Report.Text;
        return chronicle.Statements
            .GroupBy(s => s.Speaker is { } speaker && actors.ContainsKey(speaker) ? "@" + speaker : s.SpeakerMention is { } words ? VisibleText.Of(words.In(text)) : "", StringComparer.Ordinal)
            .Select(group => new SpeakerSection(
                group.Key.StartsWith('@') ? actors[group.Key[1..]] : null,
                group.Select(s => s.SpeakerMention).FirstOrDefault(m => m is not null)?.In(text),
                [.. group]));
    }

    /// <summary>Whether the text tells a day, or a stretch of days; not so where there is only the publication as the latest day possible.</summary>
    public static bool IsDated(When? when) => when is not null && (when.Basis != DateBasis.Published || when.Earliest is not null) && (when.Earliest ?? when.Latest) is not null;

    private static IEnumerable<Mention> Having(Chronicle chronicle, EventStatus status) => chronicle.Mentions.Where(m => m.Status == status);

    private static List<Mention> InOrder(IEnumerable<Mention> mentions) =>
        [.. mentions.OrderBy(m => m.When?.Earliest ?? m.When?.Latest ?? LocalDate.MaxIsoValue)
            .ThenBy(m => m.When?.Latest ?? LocalDate.MaxIsoValue)
            .ThenBy(m => m.Evidence.Span.Start)];
}
