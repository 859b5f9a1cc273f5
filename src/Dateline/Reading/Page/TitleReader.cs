using Dateline.Reading.Body;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>The headline of a page, and where it stands.</summary>
/// <param name="Text">The headline.</param>
/// <param name="From">Where it was read.</param>
/// <param name="Line">The line of the page that shows it.</param>
internal sealed record PageTitle(string Text, string From, PageLine? Line);

/// <summary>Finds the headline: what the page shows as its heading, if the head of the page confirms it; else what the head says.</summary>
internal static class TitleReader
{
    private const BlockRole Elsewhere = BlockRole.Comments | BlockRole.Related | BlockRole.Navigation | BlockRole.Footer;

    /// <summary>The headline; <see langword="null"/> where the page has none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="structured">Its JSON-LD.</param>
    /// <param name="siteNames">Names of the outlet, which pages put behind (or before) their titles.</param>
    public static PageTitle? Read(PageSurvey page, StructuredData structured, IReadOnlyList<string> siteNames)
    {
        var said = Said(page, structured, siteNames);
        var (line, likeness) = Shown(page, said);
        if (line is not null && likeness > 0.55)
        {
            // A kicker inside the heading is no part of the headline: "Border closures Germany, France and …".
            var inside = said.Find(s => s.Text.Length * 2 > line.Text.Length && line.Text.Length > s.Text.Length && line.Text.EndsWith(s.Text, StringComparison.Ordinal)
                && line.Text[..^s.Text.Length].TrimEnd() is [.., not ':' and not '–' and not '-' and not '—']);
            return inside.Text is not null ? new(inside.Text, inside.From, line) : new(Trimmed(line.Text), "heading", line);
        }
        if (said.Count > 0)
            return new(said[0].Text, said[0].From, line);
        var first = page.Lines.Find(l => l.Level == 1 && !l.Is(Elsewhere)) ?? page.Lines.Find(l => l.Level == 2 && !l.Is(Elsewhere));
        return first is null ? null : new(Trimmed(first.Text), "heading", first);
    }

    /// <summary>What the head says, best first.</summary>
    private static List<(string Text, string From)> Said(PageSurvey page, StructuredData structured, IReadOnlyList<string> siteNames)
    {
        var said = new List<(string, string)>();
        void Add(string? text, string from)
        {
            if (text is not null && SiteSuffix.Strip(Collapse(text), siteNames) is { Length: > 2 } title && !siteNames.Contains(title, StringComparer.OrdinalIgnoreCase))
                said.Add((title, from));
        }
        Add(structured.Headline, "json-ld headline");
        Add(page.Meta("og:title", "twitter:title", "twitter:text:title", "dc.title", "sailthru.title", "parsely-title", "title"), "meta og:title");
        foreach (var property in page.Properties)
        {
            if (property.Name == "headline" && (property.Role & Elsewhere) == BlockRole.None)
                Add(property.Value, "itemprop headline");
        }
        Add(page.DocumentTitle, "title");
        return said;
    }

    /// <summary>The heading that is most like what the head says.</summary>
    private static (PageLine? Line, double Likeness) Shown(PageSurvey page, List<(string Text, string From)> said)
    {
        PageLine? best = null;
        var likeness = 0.0;
        var words = said.ConvertAll(s => Words(s.Text));
        foreach (var line in page.Lines)
        {
            if (line.Text.Length > 300 || line.Text.Length < 3 || line.Level == 0 && (line.Role & BlockRole.Title) == BlockRole.None)
                continue;
            var shown = Words(line.Text);
            for (var i = 0; i < said.Count; i++)
            {
                var alike = (string.Equals(line.Text, said[i].Text, StringComparison.OrdinalIgnoreCase) ? 1 : Likeness(shown, words[i])) * (line.Level == 1 ? 1 : line.Level == 2 ? 0.9 : 0.8) * (line.Is(Elsewhere) ? 0.8 : 1);
                if (alike > likeness)
                    (best, likeness) = (line, alike);
            }
        }
        return (best, likeness);
    }

    /// <summary>Dice's coefficient over words.</summary>
    internal static double Likeness(string a, string b)
    {
        return string.Equals(a, b, StringComparison.OrdinalIgnoreCase) ? 1 : Likeness(Words(a), Words(b));
    }

    private static double Likeness(HashSet<string> words, HashSet<string> others)
    {
        if (words.Count == 0 || others.Count == 0)
            return 0;
        var common = 0;
        foreach (var word in words)
            common += others.Contains(word) ? 1 : 0;
        return 2.0 * common / (words.Count + others.Count);
    }

    private static readonly char[] BetweenWords = [' ', ',', '.', ':', ';', '"', '“', '”', '’', '\'', '‘', '-', '–', '—', '|', '?', '!', '(', ')', '«', '»', '\u00A0'];

    private static HashSet<string> Words(string text) =>
        text.ToLowerInvariant().Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Trimmed(string text) => text.Trim().Trim('|').Trim();
}
