namespace Dateline.Train.Network;

/// <summary>Steele, Lea and Flood's SplitMix64: the same numbers from the same seed on every machine and platform version.</summary>
internal sealed class Randomness(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in 0 (included) to 1 (excluded).</summary>
    public float Unit() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in −<paramref name="range"/> to <paramref name="range"/>.</summary>
    public float Symmetric(float range) => (Unit() * 2 - 1) * range;

    /// <summary>Uniform in 0 (included) to <paramref name="limit"/> (excluded).</summary>
    public int Below(int limit) => (int)(Bits() % (ulong)limit);

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
