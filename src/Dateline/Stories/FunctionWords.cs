using System.Collections.Frozen;

namespace Dateline.Stories;

/// <summary>The words that every report has, from <c>lexicon/language/function-words.txt</c>.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = Lexica.LexiconText.Lines("language/function-words.txt").SelectMany(l => l.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<ulong> Hashes = Words.Select(w => ReportWords.HashOf(w)).ToFrozenSet();

    /// <summary>Whether a word, in lower case, is one.</summary>
    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether a word of this hash is one; see <see cref="ReportWords.HashOf"/>.</summary>
    public static bool Contains(ulong hash) => Hashes.Contains(hash);
}
