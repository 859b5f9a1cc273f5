namespace Dateline.Language;

/// <summary>One sentence of a CoNLL-U file, as it stands there.</summary>
/// <remarks>See <see href="https://universaldependencies.org/format.html"/>. Empty nodes (<c>8.1</c>) are left out.</remarks>
public sealed class ConlluSentence
{
    /// <summary>Comment lines without their <c>#</c> and the spaces around.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The words.</summary>
    public required IReadOnlyList<ConlluWord> Words { get; init; }

    /// <summary>Written tokens of several words, in order.</summary>
    public IReadOnlyList<ConlluRange> Ranges { get; init; } = [];

    /// <summary>The value of the comment <c># name = value</c>; null where there is none.</summary>
    public string? Comment(string name)
    {
        foreach (var comment in Comments)
        {
            var equals = comment.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && comment.AsSpan(0, equals).Trim().SequenceEqual(name))
                return comment[(equals + 1)..].Trim();
        }
        return null;
    }

    /// <summary>Whether a comment begins with the words <c>newdoc</c> or <c>newpar</c>.</summary>
    public bool StartsParagraph => Comments.Any(c => c == "newpar" || c == "newdoc" || c.StartsWith("newpar ", StringComparison.Ordinal)
        || c.StartsWith("newdoc ", StringComparison.Ordinal));
}

/// <summary>One word of a CoNLL-U file. A column that holds <c>_</c> comes as it stands.</summary>
/// <param name="Form">The word as written.</param>
/// <param name="Lemma">Dictionary form.</param>
/// <param name="Upos">Word class.</param>
/// <param name="Xpos">Word class of the language's own tag set.</param>
/// <param name="Features">Morphological features.</param>
/// <param name="Head">Number of the head in the sentence, from 1; 0 for the root, -1 where there is none.</param>
/// <param name="Relation">Relation to the head.</param>
/// <param name="Misc">Anything else, <c>SpaceAfter=No</c> among it.</param>
public sealed record ConlluWord(string Form, string Lemma, Upos Upos, string Xpos, Features Features, int Head, Relation Relation, string Misc)
{
    /// <summary>Whether the next word follows without a space.</summary>
    public bool GluedToNext => ConlluMisc.Value(Misc, "SpaceAfter") is "No";
}

/// <summary>A written token of several words.</summary>
/// <param name="First">First word, from 0.</param>
/// <param name="End">Behind the last word.</param>
/// <param name="Form">The token as written.</param>
/// <param name="Misc">Anything else.</param>
public sealed record ConlluRange(int First, int End, string Form, string Misc)
{
    /// <summary>Whether the next word follows without a space.</summary>
    public bool GluedToNext => ConlluMisc.Value(Misc, "SpaceAfter") is "No";
}

/// <summary>The column MISC.</summary>
internal static class ConlluMisc
{
    /// <summary>The value of <paramref name="name"/> in <c>A=b|C=d</c>; null where there is none.</summary>
    public static string? Value(string misc, string name)
    {
        foreach (var part in misc.AsSpan().Split('|'))
        {
            var pair = misc.AsSpan()[part];
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name))
                return pair[(name.Length + 1)..].ToString();
        }
        return null;
    }
}
