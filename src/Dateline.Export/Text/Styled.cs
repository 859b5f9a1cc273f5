using System.Text;

namespace Dateline.Export.Text;

/// <summary>How a stretch of text looks where colours are shown.</summary>
internal enum Style
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Strong: headlines, headings, the words that name an event.</summary>
    Strong,

    /// <summary>Quiet: what only explains.</summary>
    Quiet,

    /// <summary>A key that can be asked about.</summary>
    Key,
}

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct Run(string Text, Style Style = Style.Plain);

/// <summary>A paragraph of stretches in several styles, which can be wrapped.</summary>
internal sealed class Styled
{
    private readonly List<Run> _runs = [];

    public bool IsEmpty => _runs.Count == 0;

    public static Styled Of(string text, Style style = Style.Plain) => new Styled().Add(text, style);

    /// <summary>Adds text that may come from a report: it is made safe to show.</summary>
    public Styled Add(string? text, Style style = Style.Plain)
    {
        if (!string.IsNullOrEmpty(text))
            _runs.Add(new Run(text, style));
        return this;
    }

    /// <summary>Adds a stretch of a report with one part of it set off.</summary>
    public Styled AddMarked(string text, TextSpan stretch, TextSpan? part, Style style, (string Before, string After) marks)
    {
        if (part is not { IsEmpty: false } marked || !stretch.Contains(marked))
            return Add(Safe(text, stretch.Start, stretch.End));
        return Add(Safe(text, stretch.Start, marked.Start))
            .Add(marks.Before + VisibleText.Of(marked.In(text)) + marks.After, style)
            .Add(Safe(text, marked.End, stretch.End));
    }

    /// <summary>The lines of at most <paramref name="width"/> columns. Words longer than that are cut.</summary>
    public List<List<Run>> Wrap(int width)
    {
        width = Math.Max(1, width);
        var lines = new List<List<Run>> { new() };
        var column = 0;
        foreach (var word in Words())
        {
            var length = word.Sum(run => VisibleText.Width(run.Text));
            if (column > 0 && column + 1 + length > width)
            {
                lines.Add([]);
                column = 0;
            }
            if (column > 0)
            {
                Append(lines[^1], new Run(" ", word[0].Style == lines[^1][^1].Style ? word[0].Style : Style.Plain));
                column++;
            }
            foreach (var run in word)
                column = AddCut(lines, run, column, width);
        }
        return lines;
    }

    private static int AddCut(List<List<Run>> lines, Run run, int column, int width)
    {
        var room = width - column;
        if (VisibleText.Width(run.Text) <= room)
        {
            Append(lines[^1], run);
            return column + VisibleText.Width(run.Text);
        }
        var piece = new StringBuilder();
        foreach (var rune in run.Text.EnumerateRunes())
        {
            var columns = VisibleText.Width(rune);
            if (columns > room && column > 0)
            {
                Append(lines[^1], run with { Text = piece.ToString() });
                piece.Clear();
                lines.Add([]);
                (column, room) = (0, width);
            }
            piece.Append(rune.ToString());
            column += columns;
            room -= columns;
        }
        Append(lines[^1], run with { Text = piece.ToString() });
        return column;
    }

    private IEnumerable<List<Run>> Words()
    {
        var word = new List<Run>();
        foreach (var run in _runs)
        {
            var rest = run.Text;
            while (rest.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space)
            {
                if (space > 0)
                    word.Add(run with { Text = rest[..space] });
                if (word.Count > 0)
                    yield return word;
                word = [];
                rest = rest[(space + 1)..];
            }
            if (rest.Length > 0)
                word.Add(run with { Text = rest });
        }
        if (word.Count > 0)
            yield return word;
    }

    private static void Append(List<Run> line, Run run)
    {
        if (run.Text.Length == 0)
            return;
        if (line.Count > 0 && line[^1].Style == run.Style)
            line[^1] = run with { Text = line[^1].Text + run.Text };
        else
            line.Add(run);
    }

    /// <summary>Safe to show, with the spaces at its ends kept, for what stands beside it.</summary>
    private static string Safe(string text, int start, int end)
    {
        if (start >= end)
            return "";
        var safe = VisibleText.Of(text[start..end]);
        return (char.IsWhiteSpace(text[start]) ? " " : "") + safe + (safe.Length > 0 && char.IsWhiteSpace(text[end - 1]) ? " " : "");
    }
}
