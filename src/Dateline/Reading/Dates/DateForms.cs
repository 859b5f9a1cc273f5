using NodaTime;

namespace Dateline.Reading.Dates;

/// <summary>A date made of the pieces from some place on.</summary>
internal readonly record struct DateForm(LocalDate Day, LocalDate? Rival, DateOrder Order, bool IsNumeric, int Length);

/// <summary>The forms in which dates are written.</summary>
internal static class DateForms
{
    /// <summary>The date that begins at a piece, if one does.</summary>
    public static DateForm? At(List<DatePiece> pieces, int at, DateOrder order)
    {
        var first = pieces[at];
        if (at > 0 && first.Kind == PieceKind.Number && IsGluedTo(pieces[at - 1], first))
            return null;
        return first.Kind switch
        {
            PieceKind.Month => MonthFirst(pieces, at),
            PieceKind.Number when first.Length == 8 => Compact(pieces, at),
            PieceKind.Number when IsYear(first) => YearFirst(pieces, at),
            PieceKind.Number when first.Length <= 3 => DayNamed(pieces, at) ?? Figures(pieces, at, order),
            PieceKind.Word when first.Mark == '令' => null,
            _ => null,
        };
    }

    /// <summary>A figure behind a figure and a mark, as in <c>1.2.2021</c> seen from its middle, begins no date; nor does one glued to a letter.</summary>
    private static bool IsGluedTo(DatePiece before, DatePiece first) =>
        before.End == first.Start && (before is { Kind: PieceKind.Word, Length: > 1 } && before.Mark < '\u0250' || before is { Kind: PieceKind.Mark, Mark: '#' or '$' or '€' or '£' or '_' or '=' });

    /// <summary><c>January 10, 2022</c>, <c>Jan. 10th 2022</c>.</summary>
    private static DateForm? MonthFirst(List<DatePiece> pieces, int at)
    {
        var i = SkipMarks(pieces, at + 1, ".");
        if (!IsDay(pieces, i, out var day))
            return null;
        i = SkipOrdinal(pieces, i + 1);
        i = SkipMarks(pieces, i, ",.،");
        if (pieces.Count <= i || !IsYear(pieces[i]))
            return null;
        return Make(Year(pieces[i]), pieces[at], day, i + 1 - at);
    }

    /// <summary><c>10 January 2022</c>, <c>10. Januar 2022</c>, <c>10 de enero de 2022</c>, <c>10-Jan-2022</c>, <c>10 января 2022</c>, <c>10 tháng 1, 2022</c>.</summary>
    private static DateForm? DayNamed(List<DatePiece> pieces, int at)
    {
        if (!IsDay(pieces, at, out var day))
            return null;
        var i = SkipOrdinal(pieces, at + 1);
        i = SkipMarks(pieces, i, ".-–/,º°");
        i = SkipParticle(pieces, i);
        if (i >= pieces.Count)
            return null;
        var month = pieces[i];
        if (month.Kind != PieceKind.Month)
        {
            // Vietnamese counts its months: "10 tháng 1".
            if (month is not { Kind: PieceKind.Word, Mark: 't' or 'T' } || i + 1 >= pieces.Count || pieces[i + 1] is not { Kind: PieceKind.Number, Value: >= 1 and <= 12 } || month.Length != 5)
                return null;
            month = pieces[++i];
        }
        i = SkipMarks(pieces, i + 1, ".,-–/،'’");
        // Arabic pages print both names of a month: "24 نيسان / أبريل 2020".
        if (i < pieces.Count && pieces[i].Kind == PieceKind.Month && pieces[i].Value == month.Value)
            i = SkipMarks(pieces, i + 1, ".,/،");
        i = SkipParticle(pieces, i);
        if (i >= pieces.Count || pieces[i].Kind != PieceKind.Number)
            return null;
        var year = pieces[i];
        // "10-Jan-22": two figures are a year only where the marks show the form.
        if (year.Length == 2 && pieces[i - 1] is { Kind: PieceKind.Mark, Mark: '-' or '\'' or '’' })
            return Make(TwoFigures(year.Value), month, day, i + 1 - at);
        return IsYear(year) ? Make(Year(year), month, day, i + 1 - at) : null;
    }

    /// <summary><c>2022-01-10</c>, <c>2022/1/10</c>, <c>2022. január 10.</c>, <c>2022 m. sausio 10 d.</c>, <c>2022年1月10日</c>.</summary>
    private static DateForm? YearFirst(List<DatePiece> pieces, int at)
    {
        var year = Year(pieces[at]);
        var i = at + 1;
        if (i >= pieces.Count)
            return null;
        if (pieces[i] is { Kind: PieceKind.Word, Mark: '年' or '년' })
            return Unit(pieces, i + 1, out var month, '月', '월') && Unit(pieces, i + 3, out var day, '日', '일', '号', '號') ? Make(year, month, day, i + 5 - at, false) : null;
        var mark = pieces[i].Kind == PieceKind.Mark ? pieces[i].Mark : '\0';
        if (mark is '-' or '/' or '.' or '‑' && i + 3 < pieces.Count && pieces[i + 1] is { Kind: PieceKind.Number, Length: <= 2, Value: >= 1 and <= 12 }
            && pieces[i + 2] is { Kind: PieceKind.Mark } second && second.Mark == mark && IsDay(pieces, i + 3, out var figure))
        {
            return Make(year, pieces[i + 1].Value, figure, i + 4 - at, true, IsPersian(pieces[at]));
        }
        i = SkipMarks(pieces, i, ".,-");
        // Lithuanian "2022 m. sausio 10 d.", Latvian "2022. gada 10. janvāris".
        if (i + 1 < pieces.Count && pieces[i] is { Kind: PieceKind.Word, Length: 1, Mark: 'm' })
            i = SkipMarks(pieces, i + 1, ".");
        if (i < pieces.Count && pieces[i] is { Kind: PieceKind.Word, Mark: 'g', Length: 4 })
        {
            i++;
            return IsDay(pieces, i, out var latvian) && SkipMarks(pieces, i + 1, ".") is var j && j < pieces.Count && pieces[j].Kind == PieceKind.Month
                ? Make(year, pieces[j], latvian, j + 1 - at)
                : null;
        }
        if (i + 1 >= pieces.Count || pieces[i].Kind != PieceKind.Month)
            return null;
        var named = pieces[i];
        i = SkipMarks(pieces, i + 1, ".-,");
        return IsDay(pieces, i, out var last) ? Make(year, named, last, i + 1 - at) : null;
    }

    /// <summary><c>10.01.2022</c>, <c>1/10/2022</c>, <c>10-1-22</c>.</summary>
    private static DateForm? Figures(List<DatePiece> pieces, int at, DateOrder order)
    {
        if (at + 4 >= pieces.Count || pieces[at + 1] is not { Kind: PieceKind.Mark, Mark: '.' or '/' or '-' or '‑' or '·' or '|' } mark || pieces[at].Length > 2
            || pieces[at + 2] is not { Kind: PieceKind.Number, Length: <= 2 } second || pieces[at + 3] is not { Kind: PieceKind.Mark } other || other.Mark != mark.Mark
            || pieces[at + 4] is not { Kind: PieceKind.Number, Length: 2 or 4 } last)
        {
            return null;
        }
        // A fourth part makes it a version, an address or a telephone number.
        if (at + 6 < pieces.Count && pieces[at + 5] is { Kind: PieceKind.Mark } next && next.Mark == mark.Mark && next.Start == last.End && pieces[at + 6] is { Kind: PieceKind.Number } fourth && fourth.Start == next.End)
            return null;
        if (at > 0 && pieces[at - 1] is { Kind: PieceKind.Mark } before && before.Mark == mark.Mark && before.End == pieces[at].Start)
            return null;
        if (last.Length == 2 && (mark.Mark is '-' or '·' or '|' || pieces[at].Length != 2 && mark.Mark != '.'))
            return null;
        var year = last.Length == 4 ? Year(last) : TwoFigures(last.Value);
        if (year == 0)
            return null;
        var dayFirst = Valid(year, second.Value, pieces[at].Value);
        var monthFirst = Valid(year, pieces[at].Value, second.Value);
        // Only Americans put the month first, and they write strokes (or, in file names and forms, hyphens).
        if (mark.Mark is '.' or '·' or '|' && dayFirst is not null)
            return new(dayFirst.Value, null, DateOrder.DayFirst, true, 5);
        return (dayFirst, monthFirst) switch
        {
            ({ } day, null) => new(day, null, DateOrder.DayFirst, true, 5),
            (null, { } day) => new(day, null, DateOrder.MonthFirst, true, 5),
            ({ } a, { } b) when a == b => new(a, null, DateOrder.Unknown, true, 5),
            ({ } a, { } b) => order == DateOrder.MonthFirst ? new(b, a, DateOrder.Unknown, true, 5) : new(a, b, DateOrder.Unknown, true, 5),
            _ => null,
        };
    }

    /// <summary><c>20220110</c>.</summary>
    private static DateForm? Compact(List<DatePiece> pieces, int at)
    {
        var value = pieces[at].Value;
        var year = value / 10000;
        return year is >= 1900 and <= 2100 && Valid(year, value / 100 % 100, value % 100) is { } day ? new(day, null, DateOrder.Unknown, true, 1) : null;
    }

    private static bool Unit(List<DatePiece> pieces, int at, out int value, params ReadOnlySpan<char> units)
    {
        value = at < pieces.Count ? pieces[at].Value : 0;
        return at + 1 < pieces.Count && pieces[at] is { Kind: PieceKind.Number, Length: <= 2 } && pieces[at + 1].Kind == PieceKind.Word && units.Contains(pieces[at + 1].Mark);
    }

    private static bool IsDay(List<DatePiece> pieces, int at, out int day)
    {
        day = at < pieces.Count ? pieces[at].Value : 0;
        return at < pieces.Count && pieces[at] is { Kind: PieceKind.Number, Length: <= 2, Value: >= 1 and <= 31 };
    }

    private static bool IsYear(DatePiece piece) => piece is { Kind: PieceKind.Number, Length: 4, Value: >= 1300 and <= 2700 } && Year(piece) != 0;

    /// <summary>The year of the common era; years of the Buddhist era (Thailand) are turned into it. 0 where it is no year for a report.</summary>
    private static int Year(DatePiece piece) => piece.Value switch
    {
        >= 1600 and <= 2150 => piece.Value,
        >= 2450 and <= 2700 => piece.Value - 543,
        >= 1300 and <= 1450 => piece.Value,
        _ => 0,
    };

    private static bool IsPersian(DatePiece year) => year.Value is >= 1300 and <= 1450;

    private static int TwoFigures(int value) => value < 70 ? 2000 + value : 1900 + value;

    /// <summary>Skips the ending of an ordinal: <c>1st</c>, <c>2ème</c>, <c>3-го</c>, <c>1er</c>.</summary>
    private static int SkipOrdinal(List<DatePiece> pieces, int at)
    {
        if (at < pieces.Count && at > 0 && pieces[at] is { Kind: PieceKind.Word, Length: <= 3 } && pieces[at].Start == pieces[at - 1].End)
            return at + 1;
        return at + 1 < pieces.Count && pieces[at] is { Kind: PieceKind.Mark, Mark: '-' } && pieces[at + 1] is { Kind: PieceKind.Word, Length: <= 3, Mark: >= '\u0400' } ? at + 2 : at;
    }

    private static int SkipMarks(List<DatePiece> pieces, int at, string marks)
    {
        while (at < pieces.Count && pieces[at].Kind == PieceKind.Mark && marks.Contains(pieces[at].Mark, StringComparison.Ordinal))
            at++;
        return at;
    }

    /// <summary>"de", "of", "del", "d'", "dne", "ngày", "năm", "พ.ศ." stand between the parts.</summary>
    private static int SkipParticle(List<DatePiece> pieces, int at)
    {
        if (at < pieces.Count && pieces[at] is { Kind: PieceKind.Word, Length: <= 3 } && pieces[at].Mark is 'd' or 'o' or 'D' or 'n' or 'พ' or 'd')
        {
            at++;
            at = SkipMarks(pieces, at, ".");
            if (at < pieces.Count && pieces[at] is { Kind: PieceKind.Word, Length: 1 })
                at = SkipMarks(pieces, at + 1, ".");
        }
        return at;
    }

    private static DateForm? Make(int year, DatePiece month, int day, int length) =>
        Make(year, month.Value, day, length, false, month.IsJalali);

    private static DateForm? Make(int year, int month, int day, int length, bool isNumeric, bool isPersian = false)
    {
        if (year is 0 or (>= 1300 and <= 1450))
            isPersian = year != 0;
        var found = isPersian && year is >= 1300 and <= 1450 ? Persian(year, month, day) : Valid(year, month, day);
        return found is { } valid ? new(valid, null, DateOrder.Unknown, isNumeric, length) : null;
    }

    private static LocalDate? Persian(int year, int month, int day)
    {
        var calendar = CalendarSystem.PersianArithmetic;
        return month is >= 1 and <= 12 && day >= 1 && day <= calendar.GetDaysInMonth(year, month) ? new LocalDate(year, month, day, calendar).WithCalendar(CalendarSystem.Iso) : null;
    }

    private static LocalDate? Valid(int year, int month, int day) =>
        year is >= 1600 and <= 2150 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
