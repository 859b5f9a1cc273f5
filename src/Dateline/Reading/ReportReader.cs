using System.Security.Cryptography;
using Dateline.Reading.Charsets;
using Dateline.Reading.PlainText;

namespace Dateline.Reading;

/// <summary>The bytes of a page or text → the report: the article alone, and what the page tells about where it comes from. Load once; thread-safe.</summary>
internal sealed class ReportReader
{
    private readonly ReadingLimits _limits;
    // Made when the first of its kind comes: a run that reads one text should not pay for pages.
    private readonly Lazy<PageReports> _pages;
    private readonly Lazy<PastedReports> _texts;
    private readonly Lazy<ExtractedReports> _extracted;

    /// <param name="limits">What is refused as too large.</param>
    /// <param name="project">The registries of the user; none where absent.</param>
    public ReportReader(ReadingLimits limits, Project? project = null)
    {
        var tools = new Lazy<ReadingTools>(() => new ReadingTools((project ?? Project.None).Sources));
        _limits = limits;
        _pages = new(() => new PageReports(tools.Value, limits));
        _texts = new(() => new PastedReports(tools.Value, limits));
        _extracted = new(() => new ExtractedReports(tools.Value));
    }

    /// <summary>Reads one input. Nothing is thrown on account of its bytes.</summary>
    public ReadingResult Read(Input input)
    {
        if (input.Bytes.Length > _limits.Bytes)
            return Refused("DL0002", $"The input is larger than {_limits.Bytes} bytes.");
        var id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(input.Bytes.Span));
        if (input.Extracted is { } extracted)
            return _extracted.Value.Read(id, input, extracted);
        if (input.Bytes.IsEmpty)
            return Refused("DL0001", "The input is empty.");
        if (!UnicodeMarks.Has16Or32(input.Bytes.Span) && BinaryContent.Name(input.Bytes.Span) is { } binary)
            return Refused("DL0003", $"The input is {binary}, not a text or a page.");
        using var decoded = Decoding.Decode(input.Bytes.Span, input.ContentType);
        if (decoded.Characters.Span.IsWhiteSpace())
            return Refused("DL0001", "The input is empty.");
        return Markup.IsPage(decoded.Characters.Span, input.ContentType) ? _pages.Value.Read(id, input, decoded) : _texts.Value.Read(id, input, decoded);
    }

    private static ReadingResult Refused(string code, string reason) => new(null, new Refusal(code, reason), []);
}
