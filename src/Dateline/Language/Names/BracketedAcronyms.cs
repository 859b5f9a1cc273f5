namespace Dateline.Language.Names;

/// <summary>An acronym in brackets and the name before it explain each other: <c>World Health Organization (WHO)</c>.</summary>
/// <remarks>After Schwartz and Hearst (2003), for capitals: from the bracket backwards each word with a capital gives the next letter; small words between are passed over.</remarks>
internal static class BracketedAcronyms
{
    private const int LongestSmallWord = 4;
    private const int Shortest = 2;

    // Two letters fit many words by chance.
    private const int ShortestAlone = 3;

    public static void Mark(Document document, int first, Span<byte> labels)
    {
        for (var bracket = 1; bracket + 2 < labels.Length; bracket++)
        {
            if (document[first + bracket].Text is not "(" || document[first + bracket + 2].Text is not ")" || !IsAcronym(document[first + bracket + 1].Text))
                continue;
            var acronym = document[first + bracket + 1].Text;
            var start = WordsOf(document, first, bracket, acronym);
            if (start >= 0 && (acronym.Length >= ShortestAlone || labels[start] != 0))
                MarkLongForm(labels, start, bracket);
            else if (!IsNameOf(document, first, labels, bracket, acronym))
                continue;
            var kind = NameLabels.KindOf(labels[bracket - 1]);
            if (labels[bracket + 1] == 0 || start >= 0)
                labels[bracket + 1] = (byte)NameLabels.Of(kind, begins: true);
        }
    }

    private static bool IsAcronym(ReadOnlySpan<char> text) => text.Length >= Shortest && !text.ContainsAnyExceptInRange('A', 'Z');

    // The first of the words whose capitals are the acronym's letters, all of them and no other; -1 where there are none.
    private static int WordsOf(Document document, int first, int bracket, ReadOnlySpan<char> acronym)
    {
        var letter = acronym.Length - 1;
        for (var i = bracket - 1; i >= 0 && document.Columns.SentenceOf[first + i] == document.Columns.SentenceOf[first + bracket]; i--)
        {
            var word = document[first + i].Text;
            if (char.IsUpper(word[0]))
            {
                if (word[0] != acronym[letter])
                    return -1;
                if (letter-- == 0)
                    return i;
            }
            else if (i == bracket - 1 || (word is not "-" && (word.Length > LongestSmallWord || !char.IsLower(word[0]))))
            {
                return -1;
            }
        }
        return -1;
    }

    // Of the kind that the reading gave its beginning, else of an organisation's: mostly these have acronyms.
    private static void MarkLongForm(Span<byte> labels, int start, int end)
    {
        var kind = labels[start] == 0 ? NameKind.Organization : NameLabels.KindOf(labels[start]);
        for (var i = start; i < end; i++)
            labels[i] = (byte)NameLabels.Of(kind, i == start);
        while (end < labels.Length && NameLabels.IsInside(labels[end]))
            labels[end++] = 0;
    }

    // A name right before the bracket that has words without a letter, or letters of the same word: the initials come in order.
    private static bool IsNameOf(Document document, int first, ReadOnlySpan<byte> labels, int bracket, ReadOnlySpan<char> acronym)
    {
        if (labels[bracket - 1] == 0)
            return false;
        var start = bracket - 1;
        while (start > 0 && NameLabels.IsInside(labels[start]))
            start--;
        var letters = 0;
        for (var i = start; i < bracket && letters < acronym.Length; i++)
            letters += document[first + i].Text[0] == acronym[letters] ? 1 : 0;
        return letters == acronym.Length;
    }
}
