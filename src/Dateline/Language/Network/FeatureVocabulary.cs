namespace Dateline.Language.Network;

/// <summary>The features that were seen often enough in training, each with the row of its vector. Open addressing, never more than half full.</summary>
internal sealed class FeatureVocabulary
{
    private readonly uint[] _keys;
    private readonly int[] _rows;
    private readonly int _mask;

    /// <param name="hashes">The features' hashes, none zero; the row of each is its place here plus <paramref name="firstRow"/>.</param>
    /// <param name="firstRow">The row of the first feature.</param>
    public FeatureVocabulary(ReadOnlySpan<uint> hashes, int firstRow)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        _mask = size - 1;
        _keys = new uint[size];
        _rows = new int[size];
        for (var i = 0; i < hashes.Length; i++)
        {
            var slot = (int)hashes[i] & _mask;
            while (_keys[slot] != 0)
                slot = (slot + 1) & _mask;
            _keys[slot] = hashes[i];
            _rows[slot] = firstRow + i;
        }
    }

    /// <summary>The feature's row, or −1 where it is not known.</summary>
    public int Find(uint hash)
    {
        for (var slot = (int)hash & _mask; ; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == hash)
                return _rows[slot];
            if (_keys[slot] == 0)
                return -1;
        }
    }
}
