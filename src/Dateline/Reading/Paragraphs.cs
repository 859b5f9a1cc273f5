namespace Dateline.Reading;

/// <summary>Paragraphs of a text: its lines that are not blank, without the space around them.</summary>
internal static class Paragraphs
{
    public static List<TextSpan> Of(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2029');
            var end = length < 0 ? text.Length : start + length;
            var line = text.AsSpan(start, end - start);
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                var from = start + line.Length - line.TrimStart().Length;
                spans.Add(new(from, from + trimmed.Length));
            }
            start = end + 1;
        }
        return spans;
    }

    /// <summary>Paragraphs of the article of a page, which one blank line parts; rows of a table stay together.</summary>
    public static List<TextSpan> Parted(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        while (start < text.Length)
        {
            var at = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            var end = at < 0 ? text.Length : at;
            if (end > start)
                spans.Add(new(start, end));
            start = end + 2;
        }
        return spans;
    }
}
