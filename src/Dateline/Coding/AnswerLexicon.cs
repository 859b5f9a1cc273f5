using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Coding;

/// <summary>What kinds of statement a noun can name.</summary>
[Flags]
internal enum Nameable : byte
{
    None = 0,

    /// <summary>Something said to be so: "the claim".</summary>
    Claim = 1,

    /// <summary>Something asked for: "the demand".</summary>
    Demand = 2,

    /// <summary>Something proposed or promised: "the offer".</summary>
    Offer = 4,
}

/// <summary>The words by which somebody answers what somebody else has said.</summary>
internal sealed class AnswerLexicon
{
    private readonly Dictionary<string, Nameable> _nouns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untrue = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sharing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _confirming = new(StringComparer.Ordinal);

    public static AnswerLexicon Load()
    {
        var lexicon = new AnswerLexicon();
        foreach (var line in LexiconText.Lines("statements/answers.txt"))
        {
            if (line.Fields() is not [var words, var kind])
                throw line.Wrong("is not 'lemmas | class'");
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon.Add(line, word, kind);
        }
        return lexicon;
    }

    /// <summary>Whether a noun names something said.</summary>
    public bool IsNoun(Token noun) => Kinds(noun) != Nameable.None;

    /// <summary>Whether a noun can name a statement of a kind: "the demand" no assertion.</summary>
    public bool Names(Token noun, StatementKind kind) => Kinds(noun).HasFlag(kind switch
    {
        StatementKind.Demand or StatementKind.Question => Nameable.Demand,
        StatementKind.Proposal or StatementKind.Commitment => Nameable.Offer,
        _ => Nameable.Claim,
    });

    /// <summary>Whether a word calls something untrue.</summary>
    public bool IsUntrue(Token word) => Has(_untrue, word);

    /// <summary>Whether a verb tells that somebody shares another's view.</summary>
    public bool IsSharing(Token verb) => Has(_sharing, verb);

    /// <summary>Whether a verb tells that somebody says the same.</summary>
    public bool IsConfirming(Token verb) => Has(_confirming, verb);

    private static bool Has(HashSet<string> words, Token token) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token.Lemma);

    private Nameable Kinds(Token noun) => _nouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun.Lemma, out var kinds) ? kinds : Nameable.None;

    private void Add(LexiconLine line, string word, string kind)
    {
        switch (kind)
        {
            case "untrue":
                _untrue.Add(word);
                break;
            case "sharing":
                _sharing.Add(word);
                break;
            case "confirming":
                _confirming.Add(word);
                break;
            default:
                if (!Enum.TryParse<Nameable>(kind, ignoreCase: true, out var named) || named == Nameable.None)
                    throw line.Wrong($"'{kind}' is no class");
                _nouns[word] = _nouns.GetValueOrDefault(word) | named;
                break;
        }
    }
}
