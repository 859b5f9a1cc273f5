namespace Dateline.Reading.Languages;

/// <summary>How many letters of a text belong to which script.</summary>
internal struct ScriptCount
{
    private const int LongestSample = 6000;

    private int _letters, _han, _kana, _hangul, _greek, _hebrew, _thai, _armenian, _georgian, _bengali, _tamil, _telugu, _malayalam, _kannada, _gujarati, _gurmukhi, _sinhala, _khmer, _burmese, _lao, _ethiopic;

    public static ScriptCount Of(ReadOnlySpan<char> text)
    {
        var count = new ScriptCount();
        foreach (var c in text[..Math.Min(text.Length, LongestSample)])
            count.Add(c);
        return count;
    }

    /// <summary>The language, where most letters are of a script that (nearly) one language uses.</summary>
    public readonly string? OwnLanguage()
    {
        if (_letters < 4)
            return null;
        // Japanese mixes kana into Han; a tenth of them is far more than any Chinese text has.
        if (Most(_han + _kana))
            return _kana * 10 > _han ? "ja" : "zh";
        return Most(_hangul) ? "ko" : Most(_greek) ? "el" : Most(_hebrew) ? "he" : Most(_thai) ? "th" : Most(_armenian) ? "hy" : Most(_georgian) ? "ka" : Most(_bengali) ? "bn"
            : Most(_tamil) ? "ta" : Most(_telugu) ? "te" : Most(_malayalam) ? "ml" : Most(_kannada) ? "kn" : Most(_gujarati) ? "gu" : Most(_gurmukhi) ? "pa" : Most(_sinhala) ? "si"
            : Most(_khmer) ? "km" : Most(_burmese) ? "my" : Most(_lao) ? "lo" : Most(_ethiopic) ? "am" : null;
    }

    private readonly bool Most(int count) => count * 2 > _letters;

    private void Add(char c)
    {
        if (!char.IsLetter(c))
            return;
        _letters++;
        // Latin, which most text is in, is none of them.
        if (c < '\u0370')
            return;
        switch (c)
        {
            case >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF': _han++; break;
            case >= '\u3040' and <= '\u30FF': _kana++; break;
            case >= '\uAC00' and <= '\uD7A3': _hangul++; break;
            case >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF': _greek++; break;
            case >= '\u0590' and <= '\u05FF': _hebrew++; break;
            case >= '\u0E00' and <= '\u0E7F': _thai++; break;
            case >= '\u0530' and <= '\u058F': _armenian++; break;
            case >= '\u10A0' and <= '\u10FF': _georgian++; break;
            case >= '\u0980' and <= '\u09FF': _bengali++; break;
            case >= '\u0B80' and <= '\u0BFF': _tamil++; break;
            case >= '\u0C00' and <= '\u0C7F': _telugu++; break;
            case >= '\u0D00' and <= '\u0D7F': _malayalam++; break;
            case >= '\u0C80' and <= '\u0CFF': _kannada++; break;
            case >= '\u0A80' and <= '\u0AFF': _gujarati++; break;
            case >= '\u0A00' and <= '\u0A7F': _gurmukhi++; break;
            case >= '\u0D80' and <= '\u0DFF': _sinhala++; break;
            case >= '\u1780' and <= '\u17FF': _khmer++; break;
            case >= '\u1000' and <= '\u109F': _burmese++; break;
            case >= '\u0E80' and <= '\u0EFF': _lao++; break;
            case >= '\u1200' and <= '\u137F': _ethiopic++; break;
        }
    }
}
