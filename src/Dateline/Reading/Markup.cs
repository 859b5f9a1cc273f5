using System.Buffers;
using System.Text.RegularExpressions;

namespace Dateline.Reading;

/// <summary>Tells pages from plain texts.</summary>
internal static partial class Markup
{
    private const int Looked = 4096;

    private static readonly SearchValues<string> Tags = SearchValues.Create(["<!doctype", "<html", "<head", "<body", "<meta", "<div", "<article", "<title", "<p>", "<p ", "<table", "<script", "<h1", "<span", "<br>", "<br/>", "<br />"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is markup. A text in which a word stands between angle brackets is none.</summary>
    public static bool IsPage(ReadOnlySpan<char> text, string? contentType)
    {
        if (contentType is not null && contentType.TrimStart().StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) && !StartsAsPage(text))
            return false;
        if (StartsAsPage(text))
            return true;
        var head = text[..Math.Min(text.Length, Looked)];
        if (contentType is not null && contentType.Contains("html", StringComparison.OrdinalIgnoreCase))
            return head.IndexOf('<') >= 0;
        var count = 0;
        while (count < 3 && head.IndexOfAny(Tags) is var at && at >= 0)
        {
            count++;
            head = head[(at + 3)..];
        }
        return count >= 3;
    }

    private static bool StartsAsPage(ReadOnlySpan<char> text) => Opening().IsMatch(text[..Math.Min(text.Length, Looked)]);

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype|html|head|body|meta|title|article|div|script|link|p|h1|table|style)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();
}
