using System.Text;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>The registry of places, from <c>lexicon/places</c>: names → what they most likely mean. Immutable once loaded.</summary>
/// <remarks>Loading reads names and weights only; a row is made of its line when a text names it.</remarks>
internal sealed class PlaceTable
{
    private const int LongestName = 5;
    private const int LongestKey = 96;
    private readonly LexiconBytes _registry = LexiconBytes.Open("places/places.txt");
    private readonly PlaceNames _names = new();

    private PlaceTable()
    {
    }

    public static PlaceTable Load()
    {
        var table = new PlaceTable();
        for (var at = 0; table._registry.Next(ref at, out var line);)
            table.Add(line);
        var countries = LexiconBytes.Open("actors/countries.txt");
        for (var at = 0; countries.Next(ref at, out var line);)
            table.AddNames(countries.Span[line]);
        return table;
    }

    /// <summary>The place that the longest name at a word means.</summary>
    public PlaceRow? Longest(TextWords words, int at, out int end)
    {
        end = at;
        PlaceRow? found = null;
        Span<char> key = stackalloc char[LongestKey];
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
            length += FoldedName.Of(word.Lower, key[length..]);
            if (word.IsCapitalised && Find(key[..length]) is { } row && (row.Name.Length > 3 || words[at].Case == LetterCase.Upper || row.Kind == PlaceKind.Country || length > 3))
            {
                found = row;
                end = next + 1;
            }
        }
        return found;
    }

    private PlaceRow? Find(ReadOnlySpan<char> key) => _names.TryGet(key, out var line) ? PlaceRow.Parse(_registry.Span[line]) : null;

    private void Add(Range at)
    {
        var line = _registry.Span[at];
        Span<Range> f = stackalloc Range[PlaceRow.Fields];
        var count = LexiconBytes.Fields(line, f);
        if (count < 7)
            throw _registry.Wrong(at, "has too few fields");
        Span<char> own = stackalloc char[LongestKey];
        var kind = line[f[2]];
        var population = count > 7 ? line[f[7]] : [];
        var weight = PlaceRow.Weight(kind, population, isOwnName: true);
        own = own[..FoldedName.Of(line[f[1]], own)];
        if (IsName(line[f[1]]))
            _names.Put(own, at, weight, weight);
        if (count > 8)
            PutOthers(line[f[8]], at, own, weight);
    }

    /// <summary>The other names that the list of countries knows.</summary>
    private void AddNames(ReadOnlySpan<byte> line)
    {
        Span<Range> f = stackalloc Range[4];
        if (LexiconBytes.Fields(line, f) < 4)
            return;
        Span<char> own = stackalloc char[LongestKey];
        own = own[..FoldedName.Of(line[f[1]], own)];
        if (!_names.TryGet(own, out var at) || PlaceRow.Parse(_registry.Span[at]) is not { Kind: PlaceKind.Country } country)
            return;
        own = own[..FoldedName.Of(Encoding.UTF8.GetBytes(country.Name), own)];
        PutOthers(line[f[2]], at, own, PlaceRow.Weight("country"u8, [], isOwnName: true));
        PutOthers(line[f[3]], at, own, PlaceRow.Weight("country"u8, [], isOwnName: true));
    }

    private void PutOthers(ReadOnlySpan<byte> names, Range place, ReadOnlySpan<char> own, double weight)
    {
        Span<char> key = stackalloc char[LongestKey];
        foreach (var range in names.Split((byte)';'))
        {
            var name = names[range].Trim((byte)' ');
            if (!IsName(name))
                continue;
            var folded = key[..FoldedName.Of(name, key)];
            _names.Put(folded, place, weight * 0.1, folded.SequenceEqual(own) ? weight : weight * 0.1);
        }
    }

    /// <summary>A single letter names nothing.</summary>
    private static bool IsName(ReadOnlySpan<byte> name) => name.Length > 3 || Encoding.UTF8.GetCharCount(name) > 1;
}
