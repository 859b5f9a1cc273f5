using System.Text;
using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>A registry of places, from <c>lexicon/places</c>: names → what they may mean. Immutable once loaded.</summary>
/// <remarks>Loading reads names only; a row is made of its line when a text names it.</remarks>
/// <param name="file">Path below <c>lexicon/</c>.</param>
internal sealed class PlaceTable(string file)
{
    private const int LongestName = 5;
    private const int LongestKey = 96;

    /// <summary>Between the words of a name stand short words in small letters: "Port-au-Prince", "Davao del Sur".</summary>
    private const int LongestParticle = 4;

    private readonly LexiconBytes _registry = LexiconBytes.Open(file);
    private readonly PlaceNames _names = new();

    /// <summary>Towns, divisions, countries.</summary>
    public static PlaceTable Load()
    {
        var table = new PlaceTable("places/places.txt");
        table.Read();
        var countries = LexiconBytes.Open("actors/countries.txt");
        for (var at = 0; countries.Next(ref at, out var line);)
            table.AddNames(countries.Span[line]);
        return table;
    }

    /// <summary>Small towns and villages, which are asked for only where a name is not among the larger ones.</summary>
    public static PlaceTable LoadVillages()
    {
        var table = new PlaceTable("places/villages.txt");
        table.Read();
        return table;
    }

    /// <summary>What the longest name at a word may mean, the likeliest first; empty where no name begins there.</summary>
    public IReadOnlyList<PlaceSense> Longest(TextWords words, int at, out int end)
    {
        end = at;
        var found = -1;
        Span<char> key = stackalloc char[LongestKey];
        var length = 0;
        var touching = false;
        for (var next = at; next < words.Count && next - at < LongestName * 2; next++)
        {
            ref readonly var word = ref words[next];
            if (word.Lower is "-" or "." or "’" or "'" && next > at && words.Touches(next))
            {
                // "O'Leary", "Queen Anne's County": the registry is searched without apostrophes.
                touching = word.Lower is "’" or "'";
                continue;
            }
            if (word.Kind == WordKind.Mark || word.Sentence != words[at].Sentence || (next > at && !word.IsCapitalised && word.Lower.Length > LongestParticle))
                break;
            if (length + word.Lower.Length + 1 > key.Length)
                break;
            if (length > 0 && !(touching && words.Touches(next)) && word.Lower is not "'s")
                key[length++] = ' ';
            touching = false;
            length += FoldedName.Of(word.Lower, key[length..]);
            if (word.IsCapitalised && _names.First(key[..length]) is >= 0 and var first)
            {
                found = first;
                end = next + 1;
            }
        }
        return found >= 0 ? Senses(found) : [];
    }

    private List<PlaceSense> Senses(int first)
    {
        var senses = new List<PlaceSense>();
        for (var at = first; at >= 0; at = _names[at].Next)
        {
            var sense = _names[at];
            senses.Add(new PlaceSense(PlaceRow.Parse(_registry.Span.Slice(sense.Line, sense.Length)), sense.IsOwn));
        }
        // Of equal weight, the first of the registry.
        senses.Reverse();
        return senses.Count == 1 ? senses : [.. senses.OrderByDescending(s => s.Weight)];
    }

    private void Read()
    {
        for (var at = 0; _registry.Next(ref at, out var line);)
            Add(line);
    }

    private void Add(Range at)
    {
        var line = _registry.Span[at];
        Span<Range> f = stackalloc Range[PlaceRow.Fields];
        var count = LexiconBytes.Fields(line, f);
        if (count < 7)
            throw _registry.Wrong(at, "has too few fields");
        Span<char> own = stackalloc char[LongestKey];
        if (IsName(line[f[1]]))
            _names.Put(own[..FoldedName.Of(line[f[1]], own)], at.Start.Value, line.Length, isOwn: true);
        if (count > 8)
            PutOthers(line[f[8]], at.Start.Value, line.Length);
    }

    /// <summary>The other names that the list of countries knows.</summary>
    private void AddNames(ReadOnlySpan<byte> line)
    {
        Span<Range> f = stackalloc Range[4];
        if (LexiconBytes.Fields(line, f) < 4)
            return;
        Span<char> own = stackalloc char[LongestKey];
        for (var at = _names.First(own[..FoldedName.Of(line[f[1]], own)]); at >= 0; at = _names[at].Next)
        {
            var (start, length) = (_names[at].Line, (int)_names[at].Length);
            if (PlaceRow.Parse(_registry.Span.Slice(start, length)) is not { Kind: PlaceKind.Country })
                continue;
            PutOthers(line[f[2]], start, length);
            PutOthers(line[f[3]], start, length);
            return;
        }
    }

    private void PutOthers(ReadOnlySpan<byte> names, int line, int length)
    {
        Span<char> key = stackalloc char[LongestKey];
        foreach (var range in names.Split((byte)';'))
        {
            var name = names[range].Trim((byte)' ');
            if (IsName(name))
                _names.Put(key[..FoldedName.Of(name, key)], line, length, isOwn: false);
        }
    }

    /// <summary>A single letter names nothing.</summary>
    private static bool IsName(ReadOnlySpan<byte> name) => name.Length > 3 || Encoding.UTF8.GetCharCount(name) > 1;
}
