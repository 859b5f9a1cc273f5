using System.Text.RegularExpressions;
using SystemEncoding = System.Text.Encoding;

namespace Dateline.Reading.Charsets;

/// <summary>What a page or its carrier says about its character encoding.</summary>
internal static partial class CharsetDeclaration
{
    /// <summary>Browsers look at 1024 bytes; pages with long comments before the declaration are read all the same.</summary>
    private const int Looked = 8192;

    /// <summary>The charset of an HTTP <c>Content-Type</c>.</summary>
    public static string? InHeader(string? contentType) =>
        contentType is not null && InContentType().Match(contentType) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The charset of a <c>meta</c> element or an XML declaration.</summary>
    public static string? InMarkup(ReadOnlySpan<byte> bytes)
    {
        var head = SystemEncoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]);
        foreach (Match match in InMeta().Matches(head))
            return match.Groups["name"].Value;
        return InXml().Match(head) is { Success: true } xml ? xml.Groups["name"].Value : null;
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[A-Za-z0-9_:.\-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InContentType();

    [GeneratedRegex("""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.\-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InMeta();

    [GeneratedRegex("""^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*["'](?<name>[A-Za-z0-9_:.\-]{2,40})["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InXml();
}
