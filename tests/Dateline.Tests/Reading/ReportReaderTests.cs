using System.Text;
using CsCheck;
using Dateline.Reading;

namespace Dateline.Tests.Reading;

public sealed class ReportReaderTests
{
    private static readonly ReportReader Reader = new(ReadingLimits.Default);

    private static readonly string[] Scraps =
    [
        "<html>", "<p>", "</p>", "<h1>Bridge closed</h1>", "<script type=\"application/ld+json\">", "</script>", "{\"@type\":\"NewsArticle\",", "\"datePublished\":", "\"2025-13-99\"", "(Reuters) -", "/", "(", "BRENNA, ",
        "By ", "Ada Lind, ", "AP", " | ", "Source: ", "\n\n", "04/03/2025", "令和7年3月4日", "۱۴۰۳/۱۲/۱۴", "31 февраля 2025", "© 2025 ", "<meta name=date content=", "<time datetime=", "<link rel=canonical href=", "http://", "\uD83D", "\0", "<div class=byline>", "新华社",
    ];

    private static ReadingResult Read(byte[] bytes, string? url = null) => Reader.Read(new Input { Source = "test", Bytes = bytes, Url = url });

    [Fact]
    public void Any_bytes_end_as_a_report_or_a_refusal() =>
        Gen.Byte.Array[0, 600].Sample(bytes => Read(bytes) is var r && (r.Report is null) != (r.Refusal is null));

    [Fact]
    public void Any_scraps_of_pages_and_texts_end_as_a_report_or_a_refusal() =>
        Gen.Int[0, Scraps.Length - 1].Array[0, 40].Sample(picks => Read(Encoding.UTF8.GetBytes(string.Concat(picks.Select(i => Scraps[i]))), "https://a.example/2025/99/99/x") is var r && (r.Report is null) != (r.Refusal is null));

    [Fact]
    public void A_text_that_came_extracted_is_kept_to_the_character() =>
        Gen.String[Gen.Char['\u0009', '\u2FFF'], 0, 200].Sample(text =>
            Reader.Read(new Input { Source = "1", Bytes = "{}"u8.ToArray(), Extracted = new ExtractedText { Text = text } }).Report!.Text == text);

    [Fact]
    public void Every_span_of_a_report_lies_in_its_text()
    {
        var report = Reader.Read(new Input { Source = "1", Bytes = "{}"u8.ToArray(), Extracted = new ExtractedText { Text = "BRENNA, March 4 (Reuters) - The bridge was closed.\n\nNobody was hurt. (Reuters)" } }).Report!;
        var agency = Assert.Single(report.Agencies);
        Assert.Equal("BRENNA, March 4 (Reuters) - ", agency.Span!.Value.In(report.Text) + (agency.Span.Value.In(report.Text).EndsWith(' ') ? "" : " "));
        Assert.Equal("BRENNA", report.Dateline?.Place);
        Assert.All(report.Paragraphs, p => Assert.InRange(p.End, p.Start + 1, report.Text.Length));
    }

    [Theory]
    [InlineData("", "DL0001")]
    [InlineData(" \n\t ", "DL0001")]
    [InlineData("%PDF-1.7 and so on", "DL0003")]
    [InlineData("GIF89a and so on", "DL0003")]
    public void What_is_no_text_is_refused_with_its_code(string input, string code) =>
        Assert.Equal(code, Read(Encoding.Latin1.GetBytes(input)).Refusal?.Code);

    [Fact]
    public void A_report_in_another_language_is_kept_and_marked()
    {
        var result = Read(Encoding.UTF8.GetBytes("Die Brücke über die Lenn ist am Montag gesperrt worden, nachdem zwei Seile gerissen waren. Das teilte das Straßenamt mit, und es gab keine Verletzten."));
        Assert.Equal("de", result.Report?.Language);
        Assert.Contains(result.Diagnostics, d => d.Code == "DL0105");
    }
}
