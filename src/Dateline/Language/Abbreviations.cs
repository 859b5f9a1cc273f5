using Dateline.Lexica;

namespace Dateline.Language;

/// <summary>What a word with a full stop may be.</summary>
internal enum AbbreviationKind
{
    /// <summary>No known abbreviation.</summary>
    None,

    /// <summary>One after which a sentence goes on.</summary>
    Inner,

    /// <summary>One after which a sentence may end.</summary>
    AlsoAtEnd,

    /// <summary>A single capital: an initial.</summary>
    Initial,

    /// <summary>Single letters, each with its stop but perhaps the last: <c>U.S</c>, <c>p.m.</c></summary>
    Chain,
}

/// <summary>The abbreviations of <c>lexicon/language/abbreviations.txt</c>.</summary>
internal sealed class Abbreviations
{
    private readonly Dictionary<string, AbbreviationKind> _kinds = new(StringComparer.OrdinalIgnoreCase);

    public Abbreviations()
    {
        var kind = AbbreviationKind.Inner;
        foreach (var line in LexiconText.Lines("language/abbreviations.txt"))
        {
            if (line.Text == "@end")
                kind = AbbreviationKind.AlsoAtEnd;
            else
                _kinds[line.Text] = kind;
        }
    }

    /// <summary>The kind of <paramref name="word"/>, with or without its last stop.</summary>
    public AbbreviationKind KindOf(ReadOnlySpan<char> word)
    {
        if (word is [.., '.'])
            word = word[..^1];
        if (word.Length is 0 or > 12)
            return AbbreviationKind.None;
        if (word.Length == 1)
            return char.IsUpper(word[0]) ? AbbreviationKind.Initial : AbbreviationKind.None;
        if (word[1] == '.')
            return IsChain(word) ? AbbreviationKind.Chain : AbbreviationKind.None;
        return _kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : AbbreviationKind.None;
    }

    private static bool IsChain(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }
        return true;
    }
}
