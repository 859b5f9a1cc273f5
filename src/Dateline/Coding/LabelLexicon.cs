using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>What a word before a colon is.</summary>
internal enum LabelKind : byte
{
    /// <summary>Not in the lexicon: perhaps somebody's name.</summary>
    Unknown,

    /// <summary>Whose picture, film or figure it is: "Image: …".</summary>
    Credit,

    /// <summary>A headline that names its source: "Police: …".</summary>
    Heading,

    /// <summary>The label of a part of the text: "Note: …".</summary>
    None,
}

/// <summary>Words that stand before a colon, from <c>lexicon/statements/labels.txt</c>. Immutable once loaded.</summary>
internal sealed class LabelLexicon
{
    private readonly Dictionary<string, LabelKind> _kinds = new(StringComparer.Ordinal);

    private readonly HashSet<string> _interviews = new(StringComparer.Ordinal);

    private LabelLexicon()
    {
    }

    public static LabelLexicon Load()
    {
        var lexicon = new LabelLexicon();
        foreach (var line in LexiconText.Lines("statements/labels.txt"))
        {
            var (kind, words) = line.Cut('|');
            if (kind == "interview")
            {
                lexicon._interviews.UnionWith(words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                continue;
            }
            if (!Enum.TryParse<LabelKind>(kind, ignoreCase: true, out var known))
                throw line.Wrong("names no kind of label");
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon._kinds[word] = known;
        }
        return lexicon;
    }

    /// <summary>Whether a word in the first lines tells that a text is an interview.</summary>
    public bool IsInterview(string lower) => _interviews.Contains(lower);

    public LabelKind Of(string lower) => _kinds.GetValueOrDefault(lower);
}
