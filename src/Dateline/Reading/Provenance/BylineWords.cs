using Dateline.Lexica;

namespace Dateline.Reading.Provenance;

/// <summary>Words that open, join and end bylines: <c>lexicon/reading/byline-words.txt</c>.</summary>
internal sealed class BylineWords
{
    private readonly List<string> _opens = [];
    private readonly HashSet<string> _joins = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ends = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _degrees = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _nobody = new(StringComparer.OrdinalIgnoreCase);

    private BylineWords()
    {
    }

    public static BylineWords Load()
    {
        var words = new BylineWords();
        var section = "";
        foreach (var line in LexiconText.Lines("reading/byline-words.txt"))
        {
            if (line.Text[0] == '[')
            {
                section = line.Text.Trim('[', ']');
                continue;
            }
            ICollection<string> list = section switch { "opens" => words._opens, "joins" => words._joins, "ends" => words._ends, "degrees" => words._degrees, "nobody" => words._nobody, _ => throw line.Wrong("stands in no section") };
            list.Add(line.Text);
        }
        words._opens.Sort((a, b) => b.Length.CompareTo(a.Length));
        return words;
    }

    /// <summary>What stands behind the words that open a byline, and whether there were any.</summary>
    public (string Names, bool WasOpened) Open(string text)
    {
        text = text.TrimStart(' ', '-', '–', '—', '|', '•', '·', '\u00A0');
        foreach (var open in _opens)
        {
            if (!text.StartsWith(open, StringComparison.OrdinalIgnoreCase) || text.Length <= open.Length)
                continue;
            // Latin words end at a space; labels and Chinese words end where they end.
            if (open[^1] is ':' or '：' or '/' or '／' || open[0] >= '\u3000' || char.IsWhiteSpace(text[open.Length]) || text[open.Length] == ':')
                return (text[open.Length..].TrimStart(' ', ':', '\u00A0'), true);
        }
        return (text, false);
    }

    public bool IsJoin(string word) => _joins.Contains(word);

    public bool IsEnd(string word) => _ends.Contains(word);

    public bool IsDegree(string word) => _degrees.Contains(word);

    public bool IsNobody(string name) => _nobody.Contains(name);
}
