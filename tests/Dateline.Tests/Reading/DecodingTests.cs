using System.Text;
using CsCheck;
using Dateline.Reading.Charsets;

namespace Dateline.Tests.Reading;

public sealed class DecodingTests
{
    private static readonly string Russian = "<html><body><p>Президент республики объявил чрезвычайное положение в трёх областях, сообщила вечером пресс-служба.</p></body></html>";

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;

    [Theory]
    [InlineData(65001)]
    [InlineData(1200)]
    [InlineData(1201)]
    [InlineData(12000)]
    public void A_byte_order_mark_decides_and_is_not_part_of_the_text(int codePage)
    {
        var encoding = Encoding.GetEncoding(codePage);
        var decoded = Decoding.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Russian)], "text/html; charset=windows-1252");
        Assert.Equal(Russian, decoded.Text);
        Assert.Equal("byte order mark", decoded.From);
    }

    [Theory]
    [InlineData(1251, "windows-1251")]
    [InlineData(20866, "koi8-r")]
    [InlineData(28595, "iso-8859-5")]
    public void The_http_header_tells_the_encoding(int codePage, string name)
    {
        var decoded = Decoding.Decode(CodePage(codePage).GetBytes(Russian), $"text/html; charset={name}");
        Assert.Equal(Russian, decoded.Text);
        Assert.Equal("http header", decoded.From);
    }

    [Fact]
    public void The_page_tells_its_encoding_in_a_meta_element()
    {
        var page = "<head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\"></head><p>Žluťoučký kůň</p>";
        Assert.Equal(page, Decoding.Decode(CodePage(1250).GetBytes(page), null).Text);
    }

    [Fact]
    public void Whole_utf8_is_utf8_whatever_the_page_declares()
    {
        var page = "<meta charset=iso-8859-1><p>Straße, façade, Łódź</p>";
        var decoded = Decoding.Decode(Encoding.UTF8.GetBytes(page), null);
        Assert.Equal(page, decoded.Text);
        Assert.Equal("DL0101", Assert.Single(decoded.Diagnostics).Code);
    }

    [Fact]
    public void A_page_that_declares_utf8_and_is_not_is_read_by_its_letters()
    {
        var decoded = Decoding.Decode(CodePage(1251).GetBytes("<meta charset=utf-8>" + Russian), null);
        Assert.EndsWith(Russian, decoded.Text, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, Assert.Single(decoded.Diagnostics).Severity);
    }

    [Fact]
    public void Stray_bytes_in_utf8_lose_nothing()
    {
        var before = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Überraschung für Köln. ", 10)));
        var decoded = Decoding.Decode([.. before, 0x93, (byte)'j', (byte)'a', 0x94], null);
        Assert.EndsWith("“ja”", decoded.Text, StringComparison.Ordinal);
        Assert.Contains("Überraschung für Köln", decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_without_a_mark_is_seen() =>
        Assert.Equal("The square was empty by noon.", Decoding.Decode(Encoding.Unicode.GetBytes("The square was empty by noon."), null).Text);

    [Fact]
    public void A_page_that_says_latin_1_means_windows_1252() =>
        Assert.Contains("“no”", Decoding.Decode([.. "<meta charset=iso-8859-1>"u8, 0x93, (byte)'n', (byte)'o', 0x94], null).Text, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_are_decoded_without_a_fault() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 4].Select(i => new[] { null, "text/html; charset=utf-8", "text/html;charset=gbk", "charset=", "text/plain; charset=\"nonsense\"" }[i]))
            .Sample((bytes, header) => Decoding.Decode(bytes, header).Text is not null);

    [Fact]
    public void Utf8_comes_back_as_it_was() =>
        Gen.String[Gen.Char['\u00A1', '\uD7FF'], 1, 60].Sample(text => Decoding.Decode(Encoding.UTF8.GetBytes(text), "text/html; charset=koi8-r").Text == text);
}
