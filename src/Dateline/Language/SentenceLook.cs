namespace Dateline.Language;

/// <summary>How a sentence is typed: in headlines and in capitals a capital says less. The numbers are part of trained models.</summary>
internal enum SentenceLook : byte
{
    /// <summary>Capitals where they belong.</summary>
    Usual = 0,

    /// <summary>Every longer word has a capital.</summary>
    Title = 1,

    /// <summary>All capitals.</summary>
    Upper = 2,

    /// <summary>No capital at all.</summary>
    Lower = 3,
}

internal static class SentenceLooks
{
    // What the first words do not tell the others will not.
    private const int Scanned = 40;
    private const int LongWord = 4;

    /// <summary>Told by the longer words; with fewer than two of them nothing is told.</summary>
    public static SentenceLook Of(Sentence sentence)
    {
        int words = 0, capitalized = 0, upper = 0, scanned = 0;
        foreach (var token in sentence.Tokens)
        {
            if (++scanned > Scanned)
                break;
            var text = token.Text;
            if (text.Length < LongWord || !char.IsLetter(text[0]))
                continue;
            words++;
            capitalized += char.IsUpper(text[0]) ? 1 : 0;
            upper += char.IsUpper(text[^1]) ? 1 : 0;
        }
        return words < 2 ? SentenceLook.Usual
            : upper == words ? SentenceLook.Upper
            : capitalized == words ? SentenceLook.Title
            : capitalized == 0 ? SentenceLook.Lower
            : SentenceLook.Usual;
    }
}
