using System.Globalization;
using System.Text;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>One place of the registry.</summary>
internal sealed record PlaceRow(long? GeonameId, string Name, PlaceKind Kind, string? Country, string? Admin1, double Latitude, double Longitude, long Population, bool IsCapital);

/// <summary>The registry of places, from <c>lexicon/places</c>: names → what they can mean, the likeliest first. Immutable once loaded.</summary>
internal sealed class PlaceTable
{
    private const int LongestName = 5;
    private readonly Dictionary<string, PlaceRow> _byName = new(StringComparer.Ordinal);

    private PlaceTable()
    {
    }

    public static PlaceTable Load()
    {
        var table = new PlaceTable();
        foreach (var line in LexiconText.Lines("places/places.txt"))
            table.Add(line);
        foreach (var line in LexiconText.Lines("actors/countries.txt"))
            table.AddNames(line);
        return table;
    }

    /// <summary>The place that the longest name at a word means.</summary>
    public PlaceRow? Longest(TextWords words, int at, out int end)
    {
        end = at;
        PlaceRow? found = null;
        Span<char> key = stackalloc char[96];
        var lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        var length = 0;
        for (var next = at; next < words.Count && next - at < LongestName * 2; next++)
        {
            ref readonly var word = ref words[next];
            if (word.Lower is "-" or "." or "’" or "'" && next > at && words.Touches(next))
                continue;
            if (word.Kind == WordKind.Mark || word.Sentence != words[at].Sentence || (next > at && !word.IsCapitalised && word.Lower is not ("of" or "the" or "and" or "de" or "la" or "el" or "al" or "du" or "in")))
                break;
            if (length + word.Lower.Length + 1 > key.Length)
                break;
            if (length > 0)
                key[length++] = ' ';
            length += Fold(word.Lower, key[length..]);
            if (word.IsCapitalised && lookup.TryGetValue(key[..length], out var row) && (row.Name.Length > 3 || words[at].Case == LetterCase.Upper || row.Kind == PlaceKind.Country || length > 3))
            {
                found = row;
                end = next + 1;
            }
        }
        return found;
    }

    public PlaceRow? Find(string name) => _byName.GetValueOrDefault(Folded(name));

    private void Add(LexiconLine line)
    {
        var f = line.Fields();
        if (f.Length < 7)
            throw line.Wrong("has too few fields");
        var kind = f[2] switch { "country" => PlaceKind.Country, "region" => PlaceKind.Region, "continent" => PlaceKind.Continent, "nature" => PlaceKind.Nature, "city" or "capital" => PlaceKind.City, _ => PlaceKind.Other };
        var row = new PlaceRow(
            long.TryParse(f[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null, f[1], kind, f[3].Length > 0 ? f[3] : null, f[4].Length > 0 ? f[4] : null,
            double.Parse(f[5], CultureInfo.InvariantCulture), double.Parse(f[6], CultureInfo.InvariantCulture),
            f.Length > 7 && long.TryParse(f[7], NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0, f[2] == "capital");
        Put(f[1], row, isOwnName: true);
        if (f.Length > 8)
        {
            foreach (var other in f[8].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Put(other, row, isOwnName: false);
        }
    }

    private void AddNames(LexiconLine line)
    {
        var f = line.Fields();
        if (f.Length < 4 || Find(f[1]) is not { Kind: PlaceKind.Country } country)
            return;
        foreach (var name in f[2].Split(';').Concat(f[3].Split(';')))
            Put(name.Trim(), country, isOwnName: false);
    }

    private void Put(string name, PlaceRow row, bool isOwnName)
    {
        if (name.Length < 2)
            return;
        var key = Folded(name);
        if (!_byName.TryGetValue(key, out var known) || Weight(row, isOwnName) > Weight(known, Folded(known.Name) == key))
            _byName[key] = row;
    }

    /// <summary>What a bare name most likely means: a country before a capital before a town by its people; a town before the division around it.</summary>
    private static double Weight(PlaceRow row, bool isOwnName)
    {
        var weight = row.Kind switch
        {
            PlaceKind.Country => 1e12,
            PlaceKind.Continent => 1e11,
            PlaceKind.Nature or PlaceKind.Other => 1e6,
            PlaceKind.Region => Math.Max(1e5, row.Population * 0.5),
            _ => row.Population + (row.IsCapital ? 1e9 : 0),
        };
        return isOwnName ? weight : weight * 0.1;
    }

    private static string Folded(string name)
    {
        Span<char> key = stackalloc char[Math.Max(1, name.Length * 2)];
        var length = 0;
        foreach (var c in name)
        {
            if (c is '-' or ' ')
                key[length++] = ' ';
            else if (c is not ('.' or '\'' or '’' or 'ʻ' or 'ʼ'))
                length += Fold(char.ToLowerInvariant(c).ToString(), key[length..]);
        }
        return new string(key[..length]);
    }

    /// <summary>Letters without their marks: names are found however they are accented.</summary>
    private static int Fold(string lower, Span<char> into)
    {
        if (Ascii.IsValid(lower))
        {
            var n = 0;
            foreach (var c in lower)
            {
                if (c is not ('.' or '\''))
                    into[n++] = c;
            }
            return n;
        }
        var length = 0;
        foreach (var c in Safe(lower).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && length < into.Length && c is not ('.' or '\'' or '’'))
                into[length++] = c;
        }
        return length;
    }

    /// <summary>Half a surrogate pair cannot be normalised.</summary>
    private static string Safe(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
                return "";
        }
        return text;
    }
}
