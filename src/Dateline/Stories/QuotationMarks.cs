namespace Dateline.Stories;

/// <summary>The stretches of a text between quotation marks of any kind.</summary>
/// <remarks>A straight mark opens or closes by what stands beside it, and by turns only where that does not tell: one mark too many or too few must not turn the rest of the report inside out.
/// A quotation that is never closed ends with its paragraph: better one missed than the rest of the report taken for one.</remarks>
internal static class QuotationMarks
{
    public static IEnumerable<TextSpan> Spans(string text)
    {
        var opened = -1;
        for (var at = 0; at < text.Length; at++)
        {
            var mark = Kind(text, ref at, opened);
            if (mark == Mark.Opens)
            {
                opened = at + 1;
            }
            else if (mark == Mark.Closes)
            {
                if (opened >= 0 && opened < at)
                    yield return new(opened, at);
                opened = -1;
            }
        }
    }

    private enum Mark
    {
        None,
        Opens,
        Closes,
    }

    private static Mark Kind(string text, ref int at, int opened)
    {
        switch (text[at])
        {
            case '“' or '«' or '„' or '‘':
                return Mark.Opens;
            case '”' or '»':
                return Mark.Closes;
            // Also an apostrophe; that has a letter behind it, or, in "the workers’ rights", no stop before it.
            case '’' when opened > 0 && text[opened - 1] == '‘' && at > 0 && char.IsPunctuation(text[at - 1]) && !(at + 1 < text.Length && char.IsLetter(text[at + 1])):
                return Mark.Closes;
            case '"':
                return Straight(text, at, at + 1, opened);
            case '\'' or '`' when at + 1 < text.Length && text[at + 1] == text[at]:
                at++;
                return Straight(text, at - 1, at + 1, opened);
            case '\n' when at + 1 < text.Length && text[at + 1] == '\n':
                return Mark.Closes;
            default:
                return Mark.None;
        }
    }

    private static Mark Straight(string text, int start, int end, int opened)
    {
        var isOpenBefore = start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '(' or '[' or '—' or '–';
        var isOpenBehind = end == text.Length || char.IsWhiteSpace(text[end]) || char.IsPunctuation(text[end]);
        return isOpenBefore == isOpenBehind ? opened < 0 ? Mark.Opens : Mark.Closes
            : isOpenBefore ? Mark.Opens : Mark.Closes;
    }
}
