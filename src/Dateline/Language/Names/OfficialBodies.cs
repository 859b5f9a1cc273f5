namespace Dateline.Language.Names;

/// <summary>Words with capitals that end in a word which bodies are called by are an organisation, where the reading saw no name: <c>the Interior Ministry</c>.</summary>
/// <remarks>Treebanks hold few reports of state bodies; the list of words (<c>names/organization-words.txt</c>) knows more of them than could be learned.</remarks>
internal static class OfficialBodies
{
    private const int MostWords = 4;

    public static void Mark(Document document, int first, ReadOnlySpan<NameSight> sights, Span<byte> labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            if (labels[i] != 0 || !IsCapitalized(document, first, sights, i) || (sights[i].Alone & Gazetteers.OrganizationWord) == Gazetteers.None
                || (i + 1 < labels.Length && (labels[i + 1] != 0 || IsCapitalized(document, first, sights, i + 1))))
            {
                continue;
            }
            var start = i;
            while (start > 0 && i - start < MostWords && IsPartOf(document, first, sights, labels, start - 1, i))
                start--;
            if (start == i || SentenceLooks.Of(document[first + i].Sentence) != SentenceLook.Usual)
                continue;
            for (var k = start; k <= i; k++)
                labels[k] = (byte)NameLabels.Of(NameKind.Organization, k == start);
        }
    }

    private static bool IsPartOf(Document document, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<byte> labels, int at, int body) =>
        labels[at] == 0 && IsCapitalized(document, first, sights, at) && document.Columns.SentenceOf[first + at] == document.Columns.SentenceOf[first + body]
        && (sights[at].Alone & Gazetteers.Nationality) == Gazetteers.None && !StartsSentence(document, first + at);

    // A word's first capital, and no others: what is all capitals says nothing.
    private static bool IsCapitalized(Document document, int first, ReadOnlySpan<NameSight> sights, int at) =>
        sights[at].IsCapitalized && document[first + at].Text is { Length: > 1 } word && char.IsLower(word[^1]);

    // Its capital is the sentence's, and a name may begin with it or not: the reading knows better.
    private static bool StartsSentence(Document document, int token) => document[token].IndexInSentence == 0;
}
