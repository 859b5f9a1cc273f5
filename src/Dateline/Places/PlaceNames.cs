using System.Text;
using Dateline.Language;

namespace Dateline.Places;

/// <summary>Whether a key is a name.</summary>
internal enum NameMatch
{
    /// <summary>No name begins so.</summary>
    None,

    /// <summary>A name begins so.</summary>
    Beginning,

    /// <summary>It is one.</summary>
    Whole,
}

/// <summary>The names of the places that a project lists: a small registry that is asked before that of the program. Immutable, thread-safe.</summary>
internal sealed class PlaceNames
{
    private readonly string[] _names;
    private readonly IReadOnlyList<PlaceSense>[] _senses;

    /// <param name="senses">Names with the places they mean.</param>
    public PlaceNames(IEnumerable<(string Name, PlaceSense Sense)> senses)
    {
        var byName = senses.GroupBy(s => Folded(s.Name), s => s.Sense, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        _names = [.. byName.Select(g => g.Key)];
        _senses = [.. byName.Select(g => g.OrderByDescending(s => s.Weight).ToList())];
    }

    /// <summary>What stands under a folded name.</summary>
    public NameMatch Match(ReadOnlySpan<char> key)
    {
        var at = FirstNotBefore(key);
        return at == _names.Length || !_names[at].AsSpan().StartsWith(key, StringComparison.Ordinal) ? NameMatch.None : _names[at].Length == key.Length ? NameMatch.Whole : NameMatch.Beginning;
    }

    /// <summary>What a folded name that is there may mean, the likeliest first.</summary>
    public IReadOnlyList<PlaceSense> Senses(ReadOnlySpan<char> key) => _senses[FirstNotBefore(key)];

    /// <summary>A name as it is compared.</summary>
    public static string Folded(string name)
    {
        Span<char> key = stackalloc char[FoldedName.Longest];
        return key[..FoldedName.Of(Encoding.UTF8.GetBytes(name), key)].ToString();
    }

    /// <summary>Whether a text that holds the name could be seen to hold it.</summary>
    public static bool CanBeFound(string name)
    {
        var words = TextWords.Scan(name, [new TextSpan(0, name.Length)]);
        if (words.Count == 0 || !words[0].IsCapitalised)
            return false;
        var table = new PlaceTable(PlaceTable.Towns, new PlaceNames([(name, new PlaceSense(PlaceRow.Nowhere, IsOwn: true))]));
        table.Longest(words, 0, out var end);
        return end == words.Count;
    }

    private int FirstNotBefore(ReadOnlySpan<char> key)
    {
        var (low, high) = (0, _names.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_names[middle].AsSpan().SequenceCompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
