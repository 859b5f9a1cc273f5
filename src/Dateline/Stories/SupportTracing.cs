namespace Dateline.Stories;

/// <summary>Somebody who claims to know of an event.</summary>
/// <param name="Name">Who is quoted for it; absent where a text tells it in its own voice.</param>
/// <param name="Lineages">Keys of the lineages in which the claim stands: one where a text tells it itself.</param>
/// <param name="Mentions">The mentions that rest on the claim.</param>
public sealed record Witness(string? Name, IReadOnlyList<string> Lineages, IReadOnlyList<MentionOfReport> Mentions);

/// <summary>Who stands behind an event, one by one: what <see cref="Event.Support"/> counts.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class SupportTracing
{
    /// <summary>The witnesses of an event, as many as its support counts, in the order in which they are first told. Denials are no support and are left out.</summary>
    /// <param name="story">Its story.</param>
    /// <param name="happening">The event.</param>
    /// <param name="chronicle">The chronicle of the report that a key means.</param>
    public static IReadOnlyList<Witness> Witnesses(Story story, Event happening, Func<string, Chronicle> chronicle)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(chronicle);
        var lineageOf = story.Lineages.SelectMany(l => l.Reports.Select(r => (r, l.Id))).ToDictionary(p => p.r, p => p.Id, StringComparer.Ordinal);
        return
        [
            .. happening.Mentions.Select(told => (Told: told, In: chronicle(told.Report)))
                .Select(m => (m.Told, m.In, Mention: m.In.Mentions.First(known => known.Id == m.Told.Mention)))
                .Where(m => m.Mention.Status != EventStatus.Denied)
                .GroupBy(m => NameOf(m.Mention, m.In) is { } name ? (Name: name, Lineage: null) : (Name: (string?)null, Lineage: (string?)lineageOf[m.Told.Report]))
                .Select(g => new Witness(g.Key.Name, [.. g.Select(m => lineageOf[m.Told.Report]).Distinct(StringComparer.Ordinal)], [.. g.Select(m => m.Told)])),
        ];
    }

    /// <summary>Who is quoted for a mention; absent where the report tells it itself.</summary>
    internal static string? NameOf(Mention mention, Chronicle chronicle)
    {
        if (mention.SaidBy.Count == 0 || chronicle.Statements.FirstOrDefault(s => s.Id == mention.SaidBy[0]) is not { } said)
            return null;
        return said.Speaker is { } id && chronicle.Actors.FirstOrDefault(a => a.Id == id)?.Name is { } name ? name
            : said.SpeakerMention is { } words ? words.In(chronicle.Report.Text).ToLowerInvariant()
            : "somebody";
    }
}
