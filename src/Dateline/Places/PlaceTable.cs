using Dateline.Language;
using Dateline.Lexica;

namespace Dateline.Places;

/// <summary>A registry of places, from <c>lexicon/places</c>: names → what they may mean. Immutable, thread-safe.</summary>
/// <remarks>The lines are sorted by folded name and searched by halving where they lie in the library: there is nothing to load, and a row is made of its line only when a text names it.</remarks>
/// <param name="file">Path below <c>lexicon/</c>.</param>
/// <param name="own">The places of a project, which go before those of the same name; absent where there are none.</param>
internal sealed class PlaceTable(string file, PlaceNames? own = null)
{
    /// <summary>Path of the registry of towns, divisions and countries.</summary>
    public const string Towns = "places/places.txt";

    private const int LongestName = 5;

    /// <summary>Between the words of a name stand short words in small letters: "Port-au-Prince", "Davao del Sur".</summary>
    private const int LongestParticle = 4;

    private readonly LexiconBytes _registry = LexiconBytes.Open(file);

    /// <summary>Towns, divisions, countries.</summary>
    public static PlaceTable Load(PlaceNames? own = null) => new(Towns, own);

    /// <summary>Small towns and villages, which are asked for only where a name is not among the larger ones.</summary>
    public static PlaceTable LoadVillages() => new("places/villages.txt");

    /// <summary>What the longest name at a word may mean, the likeliest first; empty where no name begins there.</summary>
    public IReadOnlyList<PlaceSense> Longest(TextWords words, int at, out int end)
    {
        end = at;
        var (found, foundLength) = (-1, 0);
        Span<char> key = stackalloc char[FoldedName.Longest];
        var length = 0;
        var line = 0;
        var touching = false;
        var isListed = false;
        for (var next = at; next < words.Count && next - at < LongestName * 2; next++)
        {
            ref readonly var word = ref words[next];
            if (word.Lower is "-" or "." or "’" or "'" && next > at && words.Touches(next))
            {
                // "O'Leary", "Queen Anne's County": the registry is searched without apostrophes.
                touching = word.Lower is "’" or "'";
                continue;
            }
            var isName = word.IsCapitalised || IsElided(words, next);
            if (word.Kind == WordKind.Mark || word.Sentence != words[at].Sentence || (next > at && !isName && word.Lower.Length > LongestParticle))
                break;
            if (length + word.Lower.Length + 1 > key.Length)
                break;
            if (length > 0 && !(touching && words.Touches(next)) && word.Lower is not "'s")
                key[length++] = ' ';
            touching = false;
            length += FoldedName.Of(word.Lower, key[length..]);
            line = FirstNotBefore(key[..length], line);
            var match = Match(line, key[..length]);
            var listed = own?.Match(key[..length]) ?? NameMatch.None;
            if (match == NameMatch.None && listed == NameMatch.None)
                break;
            if ((match == NameMatch.Whole || listed == NameMatch.Whole) && isName)
            {
                (found, foundLength, isListed) = (line, length, listed == NameMatch.Whole);
                end = next + 1;
            }
        }
        return found < 0 ? [] : isListed ? own!.Senses(key[..foundLength]) : Senses(found, key[..foundLength]);
    }

    /// <summary>"d'Ivoire", "l'Aquila": the name begins behind the apostrophe.</summary>
    private static bool IsElided(TextWords words, int at)
    {
        var mark = words.Lower(at).IndexOf('\'', StringComparison.Ordinal);
        return mark is 1 or 2 && words[at].Start + mark + 1 < words[at].End && char.IsUpper(words.Text[words[at].Start + mark + 1]);
    }

    private List<PlaceSense> Senses(int first, ReadOnlySpan<char> key)
    {
        var senses = new List<PlaceSense>();
        for (var at = first; Match(at, key) == NameMatch.Whole; at = After(at))
            senses.Add(IsReference(at, out var own, out var id) ? new PlaceSense(Meant(own, id), IsOwn: false) : new PlaceSense(PlaceRow.Parse(LineAt(at)), IsOwn: true));
        // Of equal weight, the first of the registry.
        return senses.Count == 1 ? senses : [.. senses.OrderByDescending(s => s.Weight)];
    }

    /// <summary>Whether the line at an offset only says which place has the name, too: <c>name | = | own name | identifier</c>.</summary>
    private bool IsReference(int at, out ReadOnlySpan<byte> own, out ReadOnlySpan<byte> id)
    {
        var line = LineAt(at);
        Span<Range> f = stackalloc Range[4];
        var count = LexiconBytes.Fields(line, f);
        var isReference = count == 4 && line[f[1]].SequenceEqual("="u8);
        own = isReference ? line[f[2]] : [];
        id = isReference ? line[f[3]] : [];
        return isReference;
    }

    /// <summary>The place with an own name and an identifier.</summary>
    private PlaceRow Meant(ReadOnlySpan<byte> own, ReadOnlySpan<byte> id)
    {
        Span<char> buffer = stackalloc char[FoldedName.Longest];
        var key = buffer[..FoldedName.Of(own, buffer)];
        Span<Range> f = stackalloc Range[2];
        for (var at = FirstNotBefore(key, 0); Match(at, key) == NameMatch.Whole; at = After(at))
        {
            var line = LineAt(at);
            LexiconBytes.Fields(line, f);
            if (line[f[1]].SequenceEqual(id))
                return PlaceRow.Parse(line);
        }
        throw new InvalidOperationException($"lexicon/{file} has a further name of a place that is not there: {System.Text.Encoding.UTF8.GetString(own)}");
    }

    // --- the sorted lines ---

    /// <summary>Where the first line begins whose name does not come before a key.</summary>
    /// <param name="key">A folded name.</param>
    /// <param name="from">Where a line begins that is not behind it.</param>
    private int FirstNotBefore(ReadOnlySpan<char> key, int from)
    {
        Span<char> buffer = stackalloc char[FoldedName.Longest];
        var (low, high) = (from, _registry.Span.Length);
        while (low < high)
        {
            var middle = Beginning(low + ((high - low) / 2), low);
            if (IsRemark(middle) || Name(middle, buffer).SequenceCompareTo(key) < 0)
                low = After(middle);
            else
                high = middle;
        }
        return low;
    }

    private NameMatch Match(int at, ReadOnlySpan<char> key)
    {
        if (at >= _registry.Span.Length)
            return NameMatch.None;
        Span<char> buffer = stackalloc char[FoldedName.Longest];
        var name = Name(at, buffer);
        return !name.StartsWith(key) ? NameMatch.None : name.Length == key.Length ? NameMatch.Whole : NameMatch.Beginning;
    }

    private ReadOnlySpan<char> Name(int at, Span<char> into)
    {
        var line = LineAt(at);
        var bar = line.IndexOf((byte)'|');
        return into[..FoldedName.Of((bar < 0 ? line : line[..bar]).TrimEnd((byte)' '), into)];
    }

    private bool IsRemark(int at) => _registry.Span[at] == '#';

    private ReadOnlySpan<byte> LineAt(int at)
    {
        var rest = _registry.Span[at..];
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Where the line begins that an offset lies in.</summary>
    private int Beginning(int at, int notBefore) => notBefore + _registry.Span[notBefore..at].LastIndexOf((byte)'\n') + 1;

    private int After(int at) => Math.Min(at + LineAt(at).Length + 1, _registry.Span.Length);
}
