using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>Words by which somebody binds themself, from <c>lexicon/statements/commitments.txt</c>. Immutable once loaded.</summary>
internal sealed class CommitmentLexicon
{
    private readonly Dictionary<string, CommitmentForce> _verbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommitmentForce> _nouns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unbound = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enduring = new(StringComparer.Ordinal);
    private readonly HashSet<string> _conditions = new(StringComparer.Ordinal);

    private CommitmentLexicon()
    {
    }

    public static CommitmentLexicon Load()
    {
        var lexicon = new CommitmentLexicon();
        foreach (var line in LexiconText.Lines("statements/commitments.txt"))
        {
            var f = line.Fields();
            if (f.Length != 3)
                throw line.Wrong("is not 'force | class | words'");
            foreach (var word in f[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon.Add(line, f[0], f[1], word);
        }
        return lexicon;
    }

    private void Add(LexiconLine line, string kind, string wordClass, string word)
    {
        switch (kind)
        {
            case "unbound":
                _unbound.Add(word);
                break;
            case "endures":
                _enduring.Add(word);
                break;
            case "condition":
                _conditions.Add(word);
                break;
            default:
                var force = Enum.TryParse<CommitmentForce>(kind, ignoreCase: true, out var known) ? known : throw line.Wrong("names no force");
                var map = wordClass switch { "verb" => _verbs, "noun" => _nouns, _ => throw line.Wrong("names no class of words") };
                map[word] = force;
                break;
        }
    }

    public CommitmentForce? Verb(ReadOnlySpan<char> lemma) => _verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lemma, out var force) ? force : null;

    public CommitmentForce? Noun(ReadOnlySpan<char> lemma) => _nouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lemma, out var force) ? force : null;

    /// <summary>Whether what a verb names is a schedule, a state, or in nobody's hand.</summary>
    public bool IsUnbound(ReadOnlySpan<char> lemma) => _unbound.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    /// <summary>Whether it is what one in charge lets be so.</summary>
    public bool Endures(ReadOnlySpan<char> lemma) => _enduring.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);

    /// <summary>Whether a word opens what must hold first.</summary>
    public bool OpensCondition(ReadOnlySpan<char> lemma) => _conditions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lemma);
}
