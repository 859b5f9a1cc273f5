using System.Collections.Frozen;
using Dateline.Lexica;
using Dateline.Reading.Dates;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Reading.Provenance;

/// <summary>A dateline that was read, with the houses it names.</summary>
/// <param name="Dateline">Place, day and agency as printed.</param>
/// <param name="Sources">The houses.</param>
/// <param name="Span">Where it stands in the text it was read from.</param>
/// <param name="Day">The day, where its year is printed too.</param>
/// <param name="Words">The dateline as printed.</param>
internal sealed record FoundDateline(ReportDateline Dateline, IReadOnlyList<Source> Sources, TextSpan Span, LocalDate? Day, string Words);

/// <summary>Reads the line that opens reports, in the forms of many countries: <c>GENEVA, Jan 9 (Reuters) -</c>, <c>(ANSA) - ROMA, 9 GEN -</c>,
/// <c>МОСКВА, 9 января. /ТАСС/.</c>, <c>Bruselas, 9 ene (EFE).-</c>, <c>Berlin (dpa) -</c>, <c>新华社北京1月9日电</c>.</summary>
internal sealed class DatelineReader(SourceRegistry registry, MonthNames months)
{
    private const int Reach = 180, LongestPlace = 90, LongestCredit = 60, ShortestCode = 3, LongestCode = 6;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _codes =
        LexiconText.Lines("reading/bracketed-codes.txt").Select(l => l.Text).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "da", "do", "dos", "das", "del", "di", "du", "des", "la", "le", "las", "los", "el", "al", "of", "and", "the", "am", "an", "der", "im", "in", "on", "upon", "sur", "sous", "y", "e", "et", "i", "v", "г", "von", "van", "den", "bei", "near", "ibn", "und", "o", "a", "д", "с",
    };

    /// <summary>The dateline of a paragraph; <see langword="null"/> where it has none.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="published">When the report was published, which gives the year.</param>
    /// <param name="language">ISO 639-1 code of the language.</param>
    /// <param name="country">ISO 3166-1 alpha-3 code of the outlet's country.</param>
    public FoundDateline? Read(string text, PublicationTime? published, string? language, string? country)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Reach));
        var start = head.Length - head.TrimStart(" \t\r\n\"“«*—–-").Length;
        head = head[start..];
        if (head.Length < 4)
            return null;
        var found = head[0] is '(' or '[' or '/' or '【' or '（' ? CreditFirst(head, country) : PlaceFirst(head, country) ?? NameFirst(head, country) ?? PlaceOnly(head);
        if (found is not { } parts)
            return null;
        var (place, date, day) = Split(parts.Place, published, language);
        var agency = parts.Sources.Count > 0 ? string.Join('/', parts.Sources.Select(s => s.Name)) : null;
        var span = new TextSpan(start, start + parts.End);
        return new(new(place, date, agency, span), parts.Sources, span, day, span.In(text).Trim());
    }

    private static (string Place, List<Source> Sources, int End) Parts(ReadOnlySpan<char> place, List<Source> sources, int end) => (place.Trim(" ,.:-–—").ToString(), sources, end);

    /// <summary><c>(ANSA) - ROMA, 9 GEN - …</c></summary>
    private (string Place, List<Source> Sources, int End)? CreditFirst(ReadOnlySpan<char> head, string? country)
    {
        var close = Closing(head, 0);
        if (close < 0)
            return null;
        var inside = head[1..close];
        var sources = SourceNames.All(registry, inside, true, country);
        if (sources.Count == 0)
        {
            // Japanese and Korean: 【ワシントン時事】, (서울=연합뉴스).
            var equals = inside.IndexOf('=');
            if (equals > 0)
                sources = SourceNames.All(registry, inside[(equals + 1)..], true, country);
            else if (head[0] == '【')
                sources = EndsWithName(inside, country);
            return sources.Count == 0 ? null : Parts(equals > 0 ? inside[..equals] : default, sources, close + 1);
        }
        var rest = close + 1;
        var after = head[rest..].TrimStart(" \u00A0");
        if (after.IsEmpty || after[0] is not ('-' or '–' or '—'))
            return Parts(default, sources, rest);
        var dash = head.Length - after.Length;
        var from = dash + 1;
        var next = head[from..].IndexOfAny('-', '–', '—');
        return next > 1 && IsPlace(head.Slice(from, next)) ? Parts(head.Slice(from, next), sources, from + next + 1) : Parts(default, sources, dash + 1);
    }

    private List<Source> EndsWithName(ReadOnlySpan<char> inside, string? country)
    {
        for (var from = 1; from < inside.Length - 1; from++)
        {
            if (registry.Find(inside[from..], true, country) is { } source)
                return [source];
        }
        return [];
    }

    /// <summary><c>GENEVA, Jan 9 (Reuters) - …</c>, <c>МОСКВА, 9 января. /ТАСС/. …</c></summary>
    private (string Place, List<Source> Sources, int End)? PlaceFirst(ReadOnlySpan<char> head, string? country)
    {
        for (var open = 2; open < head.Length && open <= LongestPlace; open++)
        {
            if (head[open] is not ('(' or '[' or '/' or '（'))
                continue;
            var close = Closing(head, open);
            if (close < 0 || close - open > LongestCredit)
                continue;
            var after = head[(close + 1)..];
            var trimmed = after.TrimStart(" .,\u00A0");
            var sources = Credited(head[(open + 1)..close], country);
            if (sources.Count == 0 && IsCode(head[(open + 1)..close]) && IsUpper(City(head[..open])) && !trimmed.IsEmpty && trimmed[0] is '-' or '–' or '—')
                sources.Add(new(null, head[(open + 1)..close].ToString(), SourceKind.Agency, null, []));
            if (sources.Count == 0 || !IsPlace(head[..open]))
                continue;
            var opensText = trimmed.IsEmpty || trimmed[0] is '-' or '–' or '—' or ':' or '"' or '“' or '”' or '|' or '―' || after.StartsWith(".", StringComparison.Ordinal);
            if (!opensText && !IsUpper(head[..open]) && !char.IsUpper(trimmed[0]) && head[open] == '(')
                continue;
            var end = close + 1 + (after.Length - after.TrimStart(" .,-–—―:|\u00A0").Length);
            return Parts(head[..open], sources, end);
        }
        return null;
    }

    /// <summary>Whether words are the code of an agency, known or not: a few capitals and nothing else.</summary>
    private bool IsCode(ReadOnlySpan<char> words) => !_codes.Contains(words) && LooksLikeCode(words);

    /// <summary>Whether a word is made of a few capitals, as the codes of agencies are.</summary>
    public static bool LooksLikeCode(string word) => LooksLikeCode(word.AsSpan());

    private static bool LooksLikeCode(ReadOnlySpan<char> words)
    {
        if (words.Length is < ShortestCode or > LongestCode)
            return false;
        foreach (var c in words)
        {
            if (!char.IsUpper(c))
                return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> City(ReadOnlySpan<char> place) => place.IndexOf(',') is > 0 and var comma ? place[..comma] : place;

    /// <summary>The houses in the brackets; what is no house may stand beside one that is: <c>(AFP, own report)</c>, <c>(UrduPoint News / Sputnik - 9th Jan, 2022)</c>.</summary>
    private List<Source> Credited(ReadOnlySpan<char> inside, string? country)
    {
        var all = SourceNames.All(registry, inside, true, country);
        if (all.Count > 0)
            return all;
        foreach (var part in SourceNames.Parts(inside.ToString()))
        {
            if (registry.Find(part, false, country) is { } source && !all.Contains(source))
                all.Add(source);
        }
        return all;
    }

    /// <summary><c>AFP — …</c>, <c>新华社北京1月9日电 …</c></summary>
    private (string Place, List<Source> Sources, int End)? NameFirst(ReadOnlySpan<char> head, string? country)
    {
        if (registry.FindAtStart(head, false, country) is not { } name || name.Length > 16)
            return null;
        var rest = head[name.Length..];
        if (head[0] >= '\u3000')
        {
            var wire = rest.IndexOfAny('电', '電', '訊');
            var figure = rest.IndexOfAnyInRange('0', '9');
            return wire is > 1 and < 30 ? Parts(rest[..(figure > 0 && figure < wire ? figure : wire)], [name.Source], name.Length + wire + 1) : null;
        }
        var trimmed = rest.TrimStart(" \u00A0");
        var isDash = !trimmed.IsEmpty && (trimmed[0] is '–' or '—' or '|' || trimmed.StartsWith("- ", StringComparison.Ordinal));
        return isDash && rest.Length > trimmed.Length ? Parts(default, [name.Source], head.Length - trimmed.Length + 1) : null;
    }

    /// <summary><c>KYIV, Ukraine — …</c>, <c>NEW DELHI: …</c>: capitals and a mark.</summary>
    private (string Place, List<Source> Sources, int End)? PlaceOnly(ReadOnlySpan<char> head)
    {
        for (var at = 2; at < head.Length && at <= 60; at++)
        {
            var isDash = head[at] is '—' or '–' || head[at] is '-' && head[at - 1] == ' ' && at + 1 < head.Length && head[at + 1] is ' ' or '-';
            if (!isDash && head[at] != ':')
                continue;
            var before = head[..at].TrimEnd();
            var city = City(before);
            return city.Length >= 3 && IsUpper(city) && IsPlace(before) ? Parts(before, [], at + 1) : null;
        }
        return null;
    }

    private static int Closing(ReadOnlySpan<char> head, int open)
    {
        var close = head[open] switch { '(' => ')', '[' => ']', '【' => '】', '（' => '）', _ => '/' };
        var at = head[(open + 1)..].IndexOf(close);
        return at <= 0 ? -1 : open + 1 + at;
    }

    private static bool IsUpper(ReadOnlySpan<char> words)
    {
        int upper = 0, letters = 0;
        foreach (var c in words)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
        }
        return letters >= 3 && upper * 10 >= letters * 8;
    }

    /// <summary>Whether words name a place and perhaps a day: every one is capitalised, a figure, a month, or a particle of names.</summary>
    private bool IsPlace(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        if (words.Length is < 2 or > LongestPlace)
            return false;
        int count = 0, names = 0;
        foreach (var range in words.SplitAny(' ', ',', '.', '/', '-', '–', '—', '\u00A0', '(', ')'))
        {
            var word = words[range];
            if (word.IsEmpty)
                continue;
            if (++count > 14)
                return false;
            if (char.IsDigit(word[0]))
                continue;
            var isName = char.IsUpper(word[0]) || !char.IsLower(word[0]) && char.IsLetter(word[0]) || word.Length > 2 && word[1] is '\'' or '’';
            names += isName ? 1 : 0;
            if (!isName && !Particles.Contains(word.ToString()) && !months.TryFind(word, null, out _, out _))
                return false;
        }
        return names > 0;
    }

    /// <summary>Parts place and day, and gives the day its year.</summary>
    private (string? Place, string? Date, LocalDate? Day) Split(string words, PublicationTime? published, string? language)
    {
        if (words.Length == 0)
            return (null, null, null);
        var pieces = DatePiece.Cut(words, months, language);
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            var next = pieces[i + 1].Kind == PieceKind.Mark && i + 2 < pieces.Count ? i + 2 : i + 1;
            var (month, day) = (pieces[i].Kind, pieces[next].Kind) switch
            {
                (PieceKind.Month, PieceKind.Number) => (i, next),
                (PieceKind.Number, PieceKind.Month) => (next, i),
                _ => (-1, -1),
            };
            if (month < 0 || pieces[day].Value is < 1 or > 31)
                continue;
            var from = Math.Min(pieces[month].Start, pieces[day].Start);
            var place = words[..from].Trim(' ', ',', '.', '-', '–', '—');
            var printed = Printed(pieces, Math.Max(month, day), pieces[month].Value, pieces[day].Value);
            return (place.Length > 0 ? place : null, (printed ?? Day(pieces[month].Value, pieces[day].Value, published)) is { } date ? LocalDatePattern.Iso.Format(date) : words[from..].Trim(' ', ',', '.'), printed);
        }
        return (words, null, null);
    }

    /// <summary>The day whose year is printed behind it.</summary>
    private static LocalDate? Printed(List<DatePiece> pieces, int last, int month, int day)
    {
        var at = last + 1;
        while (at < pieces.Count && pieces[at].Kind == PieceKind.Mark)
            at++;
        return at < pieces.Count && pieces[at] is { Kind: PieceKind.Number, Value: >= 1900 and <= 2100 } year && day <= CalendarSystem.Iso.GetDaysInMonth(year.Value, month) ? new LocalDate(year.Value, month, day) : null;
    }

    /// <summary>The last such day up to the day of publication (or the day after it, east of there).</summary>
    private static LocalDate? Day(int month, int day, PublicationTime? published)
    {
        if (published is not { } time)
            return null;
        for (var year = time.Day.Year + 1; year >= time.Day.Year - 1; year--)
        {
            if (day > CalendarSystem.Iso.GetDaysInMonth(year, month))
                continue;
            var date = new LocalDate(year, month, day);
            if (date <= time.Day.PlusDays(1))
                return date;
        }
        return null;
    }
}
