namespace Dateline.Reading.Body;

/// <summary>Recognises a line that is nothing but a date or a time, in any language, by its shape.</summary>
internal static class PrintedDate
{
    private const int MostWords = 12;

    /// <summary>Whether a line holds a year or a time of day, and little else.</summary>
    public static bool IsAll(ReadOnlySpan<char> line)
    {
        if (line.Length > 80 || line.Length < 6)
            return false;
        var words = 0;
        var digits = 0;
        var hasYear = false;
        var hasTime = false;
        for (var i = 0; i < line.Length;)
        {
            if (!char.IsLetterOrDigit(line[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < line.Length && char.IsLetterOrDigit(line[i]))
                i++;
            var word = line[start..i];
            words++;
            digits += char.IsAsciiDigit(word[0]) ? 1 : 0;
            hasYear |= word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);
            hasTime |= word.Length == 2 && start > 1 && line[start - 1] is ':' && char.IsAsciiDigit(line[start - 2]) && char.IsAsciiDigit(word[0]);
        }
        return words <= MostWords && digits >= 2 && (hasYear || hasTime) && digits * 4 >= words;
    }
}
