namespace Dateline.Language.Linear;

/// <summary>Names of features as 32-bit hashes; the same on every machine.</summary>
internal static class FeatureHash
{
    internal const uint TemplateFactor = 0x9E3779B1u;
    internal const uint SecondFactor = 0x85EBCA77u;
    internal const uint ThirdFactor = 0xC2B2AE3Du;
    internal const uint FirstMixer = 0x7FEB352Du;
    internal const uint SecondMixer = 0x846CA68Bu;

    /// <summary>Hash of a word without regard to case and to the kind of its quotes.</summary>
    public static uint Word(ReadOnlySpan<char> word)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in word)
            hash = (hash ^ Normal(c)) * 0x01000193u;
        return Mix(hash);
    }

    /// <summary>Hash of a word without regard to case alone.</summary>
    public static uint Caseless(ReadOnlySpan<char> word)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in word)
            hash = (hash ^ char.ToLowerInvariant(c)) * 0x01000193u;
        return Mix(hash);
    }

    /// <summary>Hash of a word as it stands.</summary>
    public static uint Exact(ReadOnlySpan<char> word)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in word)
            hash = (hash ^ c) * 0x01000193u;
        return Mix(hash);
    }

    /// <summary>Hash of several values under the number of a feature template; never 0, which marks a free slot.</summary>
    public static uint Of(uint template, uint a, uint b = 0, uint c = 0)
    {
        var hash = (template * TemplateFactor) ^ a;
        hash = (Mix(hash) + b) * SecondFactor;
        hash = (Mix(hash) + c) * ThirdFactor;
        hash = Mix(hash);
        return hash == 0 ? 1 : hash;
    }

    public static char Normal(char c)
    {
        if (c < 128)
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        return c switch
        {
            '’' or '‘' or 'ʼ' or '＇' => '\'',
            '“' or '”' or '„' or '«' or '»' => '"',
            _ => char.ToLowerInvariant(c),
        };
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * FirstMixer;
        hash = (hash ^ (hash >> 15)) * SecondMixer;
        return hash ^ (hash >> 16);
    }
}
