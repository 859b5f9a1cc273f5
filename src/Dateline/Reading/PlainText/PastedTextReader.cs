using Dateline.Reading.Dates;
using Dateline.Reading.Provenance;

namespace Dateline.Reading.PlainText;

/// <summary>Takes apart a report that somebody pasted: headline, picture lines, the text, closing lines with outlet, day and source, and what came along from the page.</summary>
internal sealed class PastedTextReader(DateScanner scanner, DateLabels labels, CreditLines credits)
{
    private const int LongestTitle = 220, LongestMeta = 140, LongestOutlet = 60;

    private readonly Boilerplate _boilerplate = Boilerplate.Load();

    public PastedText Read(string text, string? language)
    {
        var report = new PastedText();
        var paragraphs = Paragraphs(text);
        var end = paragraphs.FindIndex(Math.Min(1, paragraphs.Count), p => _boilerplate.EndsReport(p));
        // A heading of that kind before any text is part of a menu that was pasted too.
        if (end >= 0 && paragraphs.Take(end).Any(p => p.Length > 100))
            paragraphs.RemoveRange(end, paragraphs.Count - end);
        paragraphs.RemoveAll(_boilerplate.IsForeign);
        TakeTitle(paragraphs, report);
        TakeHead(paragraphs, report, language);
        TakeTail(paragraphs, report, language);
        foreach (var paragraph in paragraphs)
        {
            if (!TakePicture(paragraph, report))
                report.Paragraphs.Add(paragraph);
        }
        return report;
    }

    /// <summary>Blank lines part paragraphs; where there are none, every line is one. Lines broken at a fixed width are joined again.</summary>
    private static List<string> Paragraphs(string text)
    {
        var blocks = new List<List<string>>();
        var isOpen = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim(" \t\u00A0\uFEFF\u200B\f");
            if (trimmed.IsEmpty)
            {
                isOpen = false;
                continue;
            }
            if (!isOpen)
                blocks.Add([]);
            blocks[^1].Add(Collapse(trimmed));
            isOpen = true;
        }
        return [.. blocks.SelectMany(block => IsWrapped(block) ? [string.Join(' ', block)] : block)];
    }

    /// <summary>Lines of a text that was broken at a fixed width: nearly all equally long, and ends of lines are no ends of sentences.</summary>
    private static bool IsWrapped(List<string> block)
    {
        if (block.Count < 3)
            return false;
        var longest = block.Max(l => l.Length);
        if (longest is < 40 or > 110)
            return false;
        var full = block.Take(block.Count - 1).Count(l => l.Length > longest * 0.7);
        var ended = block.Take(block.Count - 1).Count(l => l[^1] is '.' or '!' or '?' or ':');
        return full * 10 >= (block.Count - 1) * 8 && ended * 2 < block.Count;
    }

    private void TakeTitle(List<string> paragraphs, PastedText report)
    {
        if (paragraphs.Count < 2 || paragraphs[0].Length > LongestTitle || credits.Match(paragraphs[0]) is not null)
            return;
        var first = paragraphs[0];
        // A headline is no sentence with a full stop, and text follows that is longer than it.
        var isSentence = first[^1] is '.' or '。' or ',' or ';' && !first.EndsWith("...", StringComparison.Ordinal);
        if (isSentence || !paragraphs.Skip(1).Take(6).Any(p => p.Length > Math.Min(80, first.Length)))
            return;
        report.Title = first.TrimStart('#', '*', ' ').TrimEnd('*', ' ');
        paragraphs.RemoveAt(0);
    }

    /// <summary>Short lines between headline and text: "By Ada Lind", "The Courier, 10 January 2022", "Picture: …".</summary>
    private void TakeHead(List<string> paragraphs, PastedText report, string? language)
    {
        while (paragraphs.Count > 1 && paragraphs[0].Length <= LongestMeta && TakeLine(paragraphs[0], report, report.Head, language, isHead: true))
            paragraphs.RemoveAt(0);
    }

    /// <summary>Short lines behind the text: "The Courier, 10.01.2022", "Source: …", "© …".</summary>
    private void TakeTail(List<string> paragraphs, PastedText report, string? language)
    {
        for (var i = paragraphs.Count - 1; i > 0 && i >= paragraphs.Count - 6; i--)
        {
            var line = paragraphs[i];
            if (line.Length > LongestMeta)
                break;
            if (!TakeLine(line, report, report.Tail, language, isHead: false))
                continue;
            paragraphs.RemoveAt(i);
        }
        report.Tail.Reverse();
    }

    private bool TakeLine(string line, PastedText report, List<string> place, string? language, bool isHead)
    {
        if (TakePicture(line, report))
            return true;
        if (credits.Match(line) is not null || credits.Label(line) is not null)
        {
            place.Add(line);
            TakeDate(line, report, language, 0.8);
            return true;
        }
        if (TakeDate(line, report, language, 2.5))
            return true;
        var isByline = isHead && (line.StartsWith("By ", StringComparison.Ordinal) || line.StartsWith("Von ", StringComparison.Ordinal) || line.StartsWith("Par ", StringComparison.Ordinal) || line.StartsWith("Por ", StringComparison.Ordinal)) && line.Length < 100 && line[^1] != '.';
        if (isByline)
            place.Add(line);
        return isByline;
    }

    /// <summary>A line that consists of a date, perhaps with the name of the outlet or a label: "Ru-Main, 10.01.2022", "Published: 10 January 2022".</summary>
    private bool TakeDate(string line, PastedText report, string? language, double weight)
    {
        var dates = scanner.Find(line, language, DateOrder.DayFirst);
        if (dates.Count == 0 || dates.Count > 2)
            return false;
        var date = dates[0];
        var before = line[..date.Span.Start].Trim(' ', ',', '|', '-', '–', '—', '•', ':', '(', ';');
        var behind = line[dates[^1].Span.End..].Trim(' ', ',', '|', '-', '–', '—', '•', ')', '.', ';');
        if (behind.Length > 12 && before.Length > 0 || before.Length > LongestOutlet || behind.Length > LongestOutlet)
            return false;
        var label = labels.Before(line.AsSpan(0, date.Span.Start));
        if (label == DateLabel.Event)
            return false;
        var name = label == DateLabel.None ? before.Length > 0 ? before : behind : "";
        if (name.Length > 0 && !IsName(name))
            return false;
        report.Dates.Add(new(date.Time, date.Rival, DateSignal.Closing, "closing line", line, label == DateLabel.Modified, weight));
        if (name.Length > 0)
            report.Outlet ??= name;
        return true;
    }

    /// <summary>Up to six words that begin with a capital or a figure; no sentence.</summary>
    private static bool IsName(string words)
    {
        var tokens = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return tokens.Length <= 6 && !char.IsLower(tokens[0][0]) && tokens.Count(t => char.IsLower(t[0])) * 2 <= tokens.Length && words[^1] is not ('.' or '?' or '!');
    }

    private bool TakePicture(string line, PastedText report)
    {
        if (line.Length > 300 || credits.Match(line) is not { Kind: CreditKind.Picture } match)
            return false;
        report.Pictures.Add(new(null, match.Name.In(line).Trim().TrimEnd('.')));
        return true;
    }

    private static string Collapse(ReadOnlySpan<char> line)
    {
        var text = line.ToString();
        return text.Contains("  ", StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal) || text.Contains('\u00A0', StringComparison.Ordinal)
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : text;
    }
}
