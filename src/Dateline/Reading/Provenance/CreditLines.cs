using Dateline.Lexica;

namespace Dateline.Reading.Provenance;

/// <summary>What a line of credit says about the one it names.</summary>
internal enum CreditKind
{
    /// <summary>The text is theirs: "Source: …".</summary>
    Source,

    /// <summary>A picture is theirs.</summary>
    Picture,

    /// <summary>They helped the outlet's own staff.</summary>
    With,

    /// <summary>The text first stood with them.</summary>
    Original,

    /// <summary>They own the text.</summary>
    Owner,
}

/// <summary>The forms of credit lines, from <c>lexicon/reading/credit-lines.txt</c>.</summary>
internal sealed class CreditLines
{
    private readonly Dictionary<char, List<Template>> _byFirst = [];
    private readonly List<Template> _nameFirst = [];
    private readonly HashSet<string> _generic = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _staff = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _feeds = [];

    private CreditLines()
    {
    }

    public static CreditLines Load()
    {
        var lines = new CreditLines();
        var section = "";
        foreach (var line in LexiconText.Lines("reading/credit-lines.txt"))
        {
            if (line.Text[0] == '[')
                section = line.Text.Trim('[', ']');
            else
                lines.Enter(section, line);
        }
        foreach (var list in lines._byFirst.Values)
            list.Sort((a, b) => b.Before.Length.CompareTo(a.Before.Length));
        return lines;
    }

    /// <summary>The kind of a line and the stretch in which the name stands; the longest form that fits.</summary>
    public (CreditKind Kind, TextSpan Name)? Match(string line)
    {
        var start = 0;
        while (start < line.Length && (char.IsWhiteSpace(line[start]) || line[start] is '(' or '[' or '*' or '-' or '–' or '—' or '•' or '"' or '“'))
            start++;
        var end = line.Length;
        while (end > start && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] is ')' or ']' or '*' or '.' or '"' or '”' or '!'))
            end--;
        if (end - start is < 3 or > 400)
            return null;
        var text = line.AsSpan(start, end - start);
        if (_byFirst.TryGetValue(char.ToLowerInvariant(text[0]), out var templates))
        {
            foreach (var template in templates)
            {
                if (template.Fits(text, out var from, out var to))
                    return (template.Kind, new(start + from, start + to));
            }
        }
        foreach (var template in _nameFirst)
        {
            if (template.Fits(text, out var from, out var to))
                return (template.Kind, new(start + from, start + to));
        }
        return null;
    }

    /// <summary>Whether a line is only the label of the next: "Source:".</summary>
    public CreditKind? Label(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length is < 3 or > 24 || text[^1] is not (':' or '：'))
            return null;
        if (_byFirst.TryGetValue(char.ToLowerInvariant(text[0]), out var templates))
        {
            foreach (var template in templates)
            {
                if (template.Before.AsSpan().Trim().Equals(text, StringComparison.OrdinalIgnoreCase))
                    return template.Kind;
            }
        }
        return null;
    }

    /// <summary>Whether a name means agencies without saying which.</summary>
    public bool IsGeneric(string name) => _generic.Contains(name.Trim(' ', '.', ',', '|', ':'));

    /// <summary>Whether a name means the outlet's own people.</summary>
    public bool IsStaff(string name) => _staff.Contains(name.Trim(' ', '.', ',', '|', ':'));

    /// <summary>Whether a word stands with an agency's name in the title of its people.</summary>
    public bool IsTitle(string word) => _titles.Contains(word);

    /// <summary>Whether a line says that the text came from an unnamed agency's feed.</summary>
    public bool IsFeed(string line) => _feeds.Exists(f => line.Contains(f, StringComparison.OrdinalIgnoreCase));

    private void Enter(string section, LexiconLine line)
    {
        switch (section)
        {
            case "generic":
                _generic.Add(line.Text);
                return;
            case "staff":
                _staff.Add(line.Text);
                return;
            case "title":
                _titles.Add(line.Text);
                return;
            case "feed":
                _feeds.Add(line.Text);
                return;
        }
        var at = line.Text.IndexOf("{}", StringComparison.Ordinal);
        if (at < 0 || !Enum.TryParse<CreditKind>(section, ignoreCase: true, out var kind))
            throw line.Wrong("has no {} or stands in no section");
        var template = new Template(kind, line.Text[..at], line.Text[(at + 2)..]);
        if (at == 0)
        {
            _nameFirst.Add(template);
            return;
        }
        var first = char.ToLowerInvariant(line.Text[0]);
        if (!_byFirst.TryGetValue(first, out var templates))
            _byFirst.Add(first, templates = []);
        templates.Add(template);
    }

    private sealed record Template(CreditKind Kind, string Before, string After)
    {
        public bool Fits(ReadOnlySpan<char> text, out int from, out int to)
        {
            from = Before.Length;
            to = text.Length - After.Length;
            return to > from && text.StartsWith(Before, StringComparison.OrdinalIgnoreCase) && text.EndsWith(After, StringComparison.OrdinalIgnoreCase) && !text[from..to].IsWhiteSpace();
        }
    }
}
