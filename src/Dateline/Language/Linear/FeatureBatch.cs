using System.Runtime.Intrinsics;

namespace Dateline.Language.Linear;

/// <summary>Features on their way to becoming hashes: gathered one by one, hashed eight at a time, each exactly as <see cref="FeatureHash.Of"/> would.</summary>
/// <param name="scratch">Room for four numbers a feature; its length is a multiple of 32. What it holds does not matter.</param>
internal ref struct FeatureBatch(Span<uint> scratch)
{
    private readonly Span<uint> _templates = scratch[..(scratch.Length / 4)];
    private readonly Span<uint> _first = scratch.Slice(scratch.Length / 4, scratch.Length / 4);
    private readonly Span<uint> _second = scratch.Slice(scratch.Length / 2, scratch.Length / 4);
    private readonly Span<uint> _third = scratch[(scratch.Length * 3 / 4)..];
    private int _count;

    /// <summary>Takes one feature; those that find no room are left out.</summary>
    public void Add(uint template, uint a, uint b = 0, uint c = 0)
    {
        if ((uint)_count >= (uint)_templates.Length)
            return;
        _templates[_count] = template;
        _first[_count] = a;
        _second[_count] = b;
        _third[_count++] = c;
    }

    /// <summary>Writes the hashes; gives how many. <paramref name="hashes"/> has room for that number rounded up to eight.</summary>
    public readonly int Hash(scoped Span<uint> hashes)
    {
        for (var i = 0; i < _count; i += 8)
        {
            var hash = (Vector256.Create<uint>(_templates[i..]) * FeatureHash.TemplateFactor) ^ Vector256.Create<uint>(_first[i..]);
            hash = (Mix(hash) + Vector256.Create<uint>(_second[i..])) * FeatureHash.SecondFactor;
            hash = Mix((Mix(hash) + Vector256.Create<uint>(_third[i..])) * FeatureHash.ThirdFactor);
            // A zero becomes one: its comparison gives −1.
            (hash - Vector256.Equals(hash, Vector256<uint>.Zero)).CopyTo(hashes[i..]);
        }
        return _count;
    }

    private static Vector256<uint> Mix(Vector256<uint> hash)
    {
        hash = (hash ^ (hash >>> 16)) * FeatureHash.FirstMixer;
        hash = (hash ^ (hash >>> 15)) * FeatureHash.SecondMixer;
        return hash ^ (hash >>> 16);
    }
}
