using System.Globalization;

namespace Dateline.Reading.Dates;

/// <summary>What a piece of text is to one who looks for dates.</summary>
internal enum PieceKind
{
    Number,
    Month,
    Word,
    Mark,
}

/// <summary>A piece of text: a run of figures, a word, or a single mark.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last.</param>
/// <param name="Value">Of figures their number, of months their count.</param>
/// <param name="Mark">Of marks the character; of words the first.</param>
/// <param name="IsJalali">Whether a month counts in the Persian solar calendar.</param>
internal readonly record struct DatePiece(PieceKind Kind, int Start, int End, int Value, char Mark, bool IsJalali)
{
    public int Length => End - Start;

    /// <summary>Cuts a text into pieces; white space falls away.</summary>
    public static List<DatePiece> Cut(string text, MonthNames months, string? language)
    {
        var pieces = new List<DatePiece>();
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is '\u200E' or '\u200F' or '\u202A' or '\u202C')
            {
                at++;
            }
            else if (char.IsDigit(c))
            {
                var end = at;
                var value = 0;
                while (end < text.Length && char.IsDigit(text[end]))
                    value = end - at < 9 ? value * 10 + (int)CharUnicodeInfo.GetNumericValue(text[end++]) : end++ * 0 + value;
                pieces.Add(new(PieceKind.Number, at, end, value, '\0', false));
                at = end;
            }
            else if (char.IsLetter(c))
            {
                at = Word(text, at, months, language, pieces);
            }
            else
            {
                pieces.Add(new(PieceKind.Mark, at, at + 1, 0, c, false));
                at++;
            }
        }
        return pieces;
    }

    private static int Word(string text, int at, MonthNames months, string? language, List<DatePiece> pieces)
    {
        // Figures of East Asian dates are followed by a letter that means year, month or day; each is a word of its own.
        if (text[at] is '年' or '月' or '日' or '号' or '號' or '년' or '월' or '일')
        {
            pieces.Add(new(PieceKind.Word, at, at + 1, 0, text[at], false));
            return at + 1;
        }
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || text[end] is '\'' or '’' or '\u200C' or '\u200D'))
        {
            end++;
        }
        if (DottedMonth(text, at, months, language) is var (dottedEnd, dottedMonth))
        {
            pieces.Add(new(PieceKind.Month, at, dottedEnd, dottedMonth, text[at], false));
            return dottedEnd;
        }
        if (TwoWords(text, at, end, months, language) is var (pairEnd, pairMonth))
        {
            pieces.Add(new(PieceKind.Month, at, pairEnd, pairMonth, text[at], false));
            return pairEnd;
        }
        var word = text.AsSpan(at, end - at);
        // "de junio", "d'avril", "of May" keep their particle apart; "tháng 5" is a word and a number.
        var isMonth = months.TryFind(word, language, out var month, out var isJalali)
            || (word.Length > 2 && word[1] is '\'' or '’' && months.TryFind(word[2..], language, out month, out isJalali));
        pieces.Add(new(isMonth ? PieceKind.Month : PieceKind.Word, at, end, month, text[at], isJalali));
        return end;
    }

    /// <summary>Thai abbreviates its months with full stops inside: <c>ม.ค.</c>.</summary>
    private static (int End, int Month)? DottedMonth(string text, int at, MonthNames months, string? language)
    {
        if (text[at] is < '\u0E00' or > '\u0E7F')
            return null;
        for (var length = Math.Min(6, text.Length - at); length >= 3; length--)
        {
            var piece = text.AsSpan(at, length);
            if (piece.Contains('.') && months.TryFind(piece, language, out var month, out _))
                return (at + length, month);
        }
        return null;
    }

    /// <summary>The Levant's names of months are two words: <c>كانون الثاني</c>.</summary>
    private static (int End, int Month)? TwoWords(string text, int at, int end, MonthNames months, string? language)
    {
        if (text[at] is < '\u0600' or > '\u06FF' || end + 1 >= text.Length || text[end] != ' ')
            return null;
        var second = end + 1;
        while (second < text.Length && char.IsLetter(text[second]))
            second++;
        return months.TryFind(text.AsSpan(at, second - at), language, out var month, out _) ? (second, month) : null;
    }
}
