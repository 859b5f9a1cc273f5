using System.Security.Cryptography;
using System.Text;
using Dateline.Reading.Body;

namespace Dateline.Reading;

/// <summary>The bytes of a page or text → the report: the article alone, and what the page tells about where it comes from.</summary>
internal sealed class ReportReader(ReadingLimits limits)
{
    // Made when the first page comes: a run that reads one text should not pay for pages.
    private readonly Lazy<PageParser> _parser = new(() => new PageParser(limits));
    private readonly Lazy<BodyExtractor> _body = new(() => new BodyExtractor());

    public ReadingResult Read(Input input)
    {
        if (input.Bytes.Length > limits.Bytes)
            return new(null, new Refusal("DL0002", $"larger than {limits.Bytes} bytes"), []);
        var id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(input.Bytes.Span));
        if (input.Extracted is { } extracted)
            return new(FromExtracted(id, input, extracted), null, []);
        var text = Encoding.UTF8.GetString(input.Bytes.Span);
        if (text.AsSpan().TrimStart().StartsWith("<"))
        {
            var page = _parser.Value.Parse(text);
            if (page.Document is null)
                return new(null, page.Refusal, []);
            using var document = page.Document;
            var body = _body.Value.Extract(document, BodyHints.None);
            if (body.Refusal is not null)
                return new(null, body.Refusal, body.Diagnostics);
            text = body.Text;
        }
        return new(new Report { Id = id, Source = input.Source, Text = text, Url = input.Url, Paragraphs = Paragraphs(text) }, null, []);
    }

    private static Report FromExtracted(string id, Input input, ExtractedText extracted) => new()
    {
        Id = id,
        Source = input.Source,
        Text = extracted.Text,
        Title = extracted.Title,
        Published = extracted.Published,
        Url = extracted.Url,
        Outlet = extracted.Outlet is { } name ? new Outlet(name, null) : null,
        Language = "en",
        Paragraphs = Paragraphs(extracted.Text),
    };

    private static List<TextSpan> Paragraphs(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Reference arithmetic is not needed: lines come in order, so the next one starts behind the last.
            var at = line.IsEmpty ? -1 : text.AsSpan(start).IndexOf(line);
            if (at < 0)
                continue;
            start += at;
            var trimmed = line.TrimStart();
            var from = start + line.Length - trimmed.Length;
            trimmed = trimmed.TrimEnd();
            if (!trimmed.IsEmpty)
                spans.Add(new TextSpan(from, from + trimmed.Length));
            start += line.Length;
        }
        return spans;
    }
}
