using System.Text.RegularExpressions;

namespace Dateline.Reading.Provenance;

/// <summary>A byline taken apart.</summary>
/// <param name="People">The people, and desks that are no agency, as printed.</param>
/// <param name="Sources">Agencies and other houses in it.</param>
/// <param name="HasStaff">Whether it names the outlet's own people beside them.</param>
/// <param name="HasUnnamedAgencies">Whether it says "agencies" without saying which.</param>
internal sealed record Byline(IReadOnlyList<string> People, IReadOnlyList<Source> Sources, bool HasStaff, bool HasUnnamedAgencies)
{
    public static Byline Empty { get; } = new([], [], false, false);
}

/// <summary>Takes bylines apart: <c>By TOM REED, AP Auto Writer</c>, <c>Von Ada Lind, dpa</c>, <c>Ada Lind and Tom Reed | Updated 5 May</c>, <c>PTI, Delhi</c>.</summary>
internal sealed partial class BylineReader(SourceRegistry registry, CreditLines credits, BylineWords words)
{
    private const int LongestByline = 300, LongestName = 60, MostWords = 6;

    /// <summary>Reads a byline.</summary>
    /// <param name="text">The line or the field.</param>
    /// <param name="isField">Whether it is a field that holds nothing but authors; a line of the page may hold dates and sections too.</param>
    /// <param name="country">Country of the outlet.</param>
    public Byline Read(string text, bool isField, string? country)
    {
        if (text.Length > LongestByline)
            return Byline.Empty;
        var (rest, wasOpened) = words.Open(Collapse(text));
        var people = new List<string>();
        var sources = new List<Source>();
        bool hasStaff = false, hasUnnamed = false;
        foreach (var part in Parts(rest))
        {
            var segment = part;
            if (words.IsDegree(segment) && people.Count > 0)
            {
                people[^1] += ", " + segment;
                continue;
            }
            if (credits.IsGeneric(segment))
            {
                hasUnnamed = true;
                continue;
            }
            if (credits.IsStaff(segment))
            {
                hasStaff = true;
                continue;
            }
            if (HouseIn(segment, isField || wasOpened, country) is { } house)
            {
                if (!sources.Contains(house.Source))
                    sources.Add(house.Source);
                if (house.Person is { } named && Person(named, isField) is { } worker)
                    people.Add(worker);
                continue;
            }
            if (isField || wasOpened)
            {
                if (Person(segment, isField) is { } person && !people.Contains(person, StringComparer.OrdinalIgnoreCase))
                    people.Add(person);
                // Behind the names stand dates, places, sections; they end what can be read.
                else if (!isField && people.Count > 0 && Person(segment, isField) is null)
                    break;
            }
        }
        return new(people, sources, hasStaff, hasUnnamed);
    }

    /// <summary>The house a segment names: alone, with a title (<c>AP Auto Writer</c>), or behind a person (<c>Tom Davies Associated Press</c>).</summary>
    private (Source Source, string? Person)? HouseIn(string segment, bool mayHoldPerson, string? country)
    {
        segment = segment.Trim('(', ')', '[', ']', ' ');
        if (registry.Find(segment, false, country) is { } whole)
            return (whole, null);
        var tokens = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length < 2 || tokens.Length > 9)
            return null;
        for (var length = Math.Min(4, tokens.Length - 1); length >= 1; length--)
        {
            if (registry.Find(string.Join(' ', tokens[..length]), false, country) is { } first && tokens[length..].All(t => credits.IsTitle(t.Trim('.', ','))))
                return (first, null);
        }
        if (!mayHoldPerson)
            return null;
        // A family name may be an agency's too ("Bloomberg"): behind a person only several words or capitals count.
        for (var length = 1; length <= Math.Min(4, tokens.Length - 2); length++)
        {
            var tail = string.Join(' ', tokens[^length..]);
            if ((length > 1 || IsCapitals(tail) || tail.StartsWith('(')) && registry.Find(tail.Trim('(', ')'), false, country) is { Kind: SourceKind.Agency } last)
                return (last, string.Join(' ', tokens[..^length]));
        }
        return null;
    }

    private static bool IsCapitals(string word) => word.Length >= 2 && word.All(c => char.IsUpper(c) || c == '.') || word.StartsWith('(');

    /// <summary>The name, if the words look like one.</summary>
    private string? Person(string segment, bool isField)
    {
        segment = segment.Trim(' ', '.', ',', ':', '-', '–', '—', '*', '"', '“', '”', '(', ')');
        if (segment.Length is < 2 or > LongestName || segment.Contains('@', StringComparison.Ordinal) || segment.Contains("http", StringComparison.OrdinalIgnoreCase) || words.IsNobody(segment))
            return null;
        var tokens = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length > MostWords || words.IsEnd(tokens[0]) || segment.Count(char.IsDigit) > 2)
            return null;
        // Titles ("Healthcare Reporter"), and user names, which are one word with marks inside or in small letters behind others.
        if (credits.IsTitle(tokens[^1]) && tokens.Length > 1 || tokens.Length == 1 && segment.AsSpan().IndexOfAny('.', '_') > 0)
            return null;
        // Names begin with a capital wherever there are capitals; fields of blogs hold user names, lines of pages words like "from".
        return segment.Any(char.IsLetter) && (isField || !char.IsLower(segment[0])) ? segment : null;
    }

    /// <summary>The segments of a byline, up to a word behind which no names stand.</summary>
    private IEnumerable<string> Parts(string text)
    {
        var end = DateTail().Match(text);
        if (end.Success && end.Index > 0)
            text = text[..end.Index];
        foreach (var piece in text.Split([',', ';', '|', '•', '·', '/', '&', '、', '，', '—', '–', '\n', '\t', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var tokens = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var from = 0;
            for (var i = 0; i < tokens.Length; i++)
            {
                if (!words.IsJoin(tokens[i]) || i == from && from > 0)
                    continue;
                // "Maria y Silva" is one name; a joint stands between two capitalised words, or opens the piece.
                if (i > from && i + 1 < tokens.Length && (char.IsLower(tokens[i + 1][0]) || tokens[i].Length == 1 && i - from < 2))
                    continue;
                if (i > from)
                    yield return string.Join(' ', tokens[from..i]);
                from = i + 1;
            }
            if (from < tokens.Length)
                yield return string.Join(' ', tokens[from..]);
        }
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\s*(?:\b(?:updated|published|posted|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{4}-\d{2}-\d{2}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|@\w|\bhttps?:|(?<!\d)\d+\s?(?:min|minute|hour|day)s?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateTail();
}
