using System.Globalization;
using System.Text;

namespace Dateline.Intake.Warc;

/// <summary>The records of a web archive → the reports they hold, each with the address and the day of its record.</summary>
/// <param name="source">What the file is called.</param>
/// <param name="reader">Its records.</param>
/// <param name="reopen">Opens the file anew at a place, to read a record again that a later one refers to; absent where that cannot be done.</param>
/// <param name="limits">The limits.</param>
internal sealed class WarcReports(string source, WarcReader reader, Func<long, WarcReader?>? reopen, IntakeLimits limits)
{
    // Captures that later ones refer to: more than a crawl of a newsroom has, and no more than a hostile file may make us remember.
    private const int MostRemembered = 1 << 20;
    private const int LongestAddress = 2048;

    private readonly Dictionary<string, long> _byDigest = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _byAddress = new(StringComparer.Ordinal);

    /// <summary>How many records hold no report: requests, notes of the crawler, answers without a page, styles, scripts, images.</summary>
    public int PassedOver { get; private set; }

    /// <summary>What the records hold, in the order of the file.</summary>
    public IEnumerable<Arrival> Arrivals()
    {
        foreach (var record in reader.Records())
        {
            var arrival = Read(record);
            if (arrival is null)
                PassedOver++;
            else
                yield return arrival;
        }
    }

    private Arrival? Read(WarcRecord record)
    {
        var input = new Input
        {
            Source = string.Create(CultureInfo.InvariantCulture, $"{source}!/{record.Offset}{(record.Target is { } target ? "/" + target : "")}"),
            Bytes = default,
            Url = record.Target,
            Retrieved = record.Date,
            Custody = CustodyOf(record, null),
        };
        if (record.Fault is { } fault)
            return Arrival.Refused(input with { Bytes = Kept(record.Block) }, fault);
        try
        {
            return record.Type switch
            {
                "response" => Response(record, input),
                "resource" or "conversion" => Resource(record, input),
                "revisit" => Revisit(record, input),
                "continuation" => Arrival.Refused(input, Refusals.WarcSegment),
                _ => null,
            };
        }
        catch (RefusedException refused)
        {
            return Arrival.Refused(input with { Bytes = Kept(record.Block) }, refused.Refusal);
        }
    }

    private Arrival? Response(WarcRecord record, Input input)
    {
        if (HttpAnswer.Parse(record.Block) is not { } answer)
            return IsPage(record.Fields["Content-Type"], record.Block.Span) ? Arrival.Of(input with { Bytes = record.Block.ToArray() }) : null;
        if (answer.Status is < 200 or > 299 || !IsPage(answer.Fields["Content-Type"], default))
            return null;
        if (record.Fields["WARC-Segment-Number"] is not null)
            return Arrival.Refused(input, Refusals.WarcSegment);
        var bytes = HttpBody.Unpack(answer.Body, answer.Fields, limits);
        if (!IsPage(answer.Fields["Content-Type"], bytes.Span))
            return null;
        Remember(record);
        return Arrival.Of(input with { Bytes = Owned(bytes, record.Block), ContentType = answer.Fields["Content-Type"], Custody = CustodyOf(record, answer) });
    }

    /// <summary>A page that was saved without its answer, or the text of one that a program has drawn from it; that only where the page itself is not there.</summary>
    private Arrival? Resource(WarcRecord record, Input input)
    {
        if (!IsPage(record.Fields["Content-Type"], record.Block.Span))
            return null;
        if (record.Block.Length > limits.ReportBytes)
            return Arrival.Refused(input, Refusals.TooLarge(limits.ReportBytes));
        const string Drawn = "urn:text:";
        var address = record.Target;
        if (address?.StartsWith(Drawn, StringComparison.OrdinalIgnoreCase) == true)
            address = address[Drawn.Length..];
        else if (address?.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) == true)
            return null;
        var isDrawn = record.Type == "conversion" || address != record.Target;
        if (isDrawn && address is not null && _byAddress.ContainsKey(address))
            return null;
        return Arrival.Of(input with { Url = address, Bytes = record.Block.ToArray(), ContentType = record.Fields["Content-Type"] });
    }

    /// <summary>A page that was found as it had been before: its bytes are those of the earlier record.</summary>
    private Arrival? Revisit(WarcRecord record, Input input)
    {
        if (HttpAnswer.Parse(record.Block) is { } answer && ((answer.Status is < 200 or > 299 && answer.Status != 304) || !IsPage(answer.Fields["Content-Type"], default)))
            return null;
        var earlier = Earlier(record);
        if (earlier is null || reopen?.Invoke(earlier.Value) is not { } again || again.Records().FirstOrDefault() is not { Fault: null, Type: "response" } original
            || HttpAnswer.Parse(original.Block) is not { } page)
        {
            return Arrival.Refused(input, Refusals.WarcRevisit);
        }
        var bytes = HttpBody.Unpack(page.Body, page.Fields, limits);
        return Arrival.Of(input with { Bytes = Owned(bytes, original.Block), ContentType = page.Fields["Content-Type"] });
    }

    private long? Earlier(WarcRecord record)
    {
        if (record.Fields["WARC-Payload-Digest"] is { } digest && _byDigest.TryGetValue(digest, out var offset))
            return offset;
        var address = record.Address("WARC-Refers-To-Target-URI") ?? record.Target;
        return address is not null && _byAddress.TryGetValue(address, out offset) ? offset : null;
    }

    private void Remember(WarcRecord record)
    {
        if (_byAddress.Count >= MostRemembered)
            return;
        if (record.Target is { Length: <= LongestAddress } target)
            _byAddress[target] = record.Offset;
        if (record.Fields["WARC-Payload-Digest"] is { Length: <= LongestAddress } digest)
            _byDigest.TryAdd(digest, record.Offset);
    }

    /// <summary>Whether something is a page or a text, by its type; where it has none, by its first bytes.</summary>
    private static bool IsPage(string? contentType, ReadOnlySpan<byte> bytes)
    {
        var type = (contentType ?? "").AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        if (type.IsEmpty || type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
            return bytes.IsEmpty || bytes.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];
        return type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
            || type.Equals("text/plain", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlyMemory<byte> Owned(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> block) =>
        block.Span.Overlaps(bytes.Span) ? bytes.ToArray() : bytes;

    private ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> block) => block.Length <= limits.ReportBytes ? block.ToArray() : default;

    private static string CustodyOf(WarcRecord record, HttpAnswer? answer) => Custody.Of("warc", custody =>
    {
        custody.Text("type", record.Type);
        custody.Text("id", record.Fields["WARC-Record-ID"]);
        custody.Number("offset", record.Offset);
        custody.Text("digest", record.Fields["WARC-Payload-Digest"] ?? record.Fields["WARC-Block-Digest"]);
        custody.Number("status", answer?.Status);
        custody.Text("modified", answer?.Fields["Last-Modified"]);
        custody.Text("refersTo", record.Fields["WARC-Refers-To"] ?? record.Address("WARC-Refers-To-Target-URI"));
        custody.Text("truncated", record.Fields["WARC-Truncated"]);
        custody.Text("remark", record.HasWrongLength ? "the length of the record was wrong" : null);
    });
}

/// <summary>The answer of a web server as it stands in a record.</summary>
/// <param name="Status">Its code, as in 200.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Body">What stands behind them.</param>
internal sealed record HttpAnswer(int Status, HeaderFields Fields, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads an answer; absent where it is none.</summary>
    public static HttpAnswer? Parse(ReadOnlyMemory<byte> block)
    {
        var bytes = block.Span;
        if (!bytes.StartsWith("HTTP/"u8))
            return null;
        var line = bytes.IndexOf((byte)'\n');
        var space = bytes.IndexOf((byte)' ');
        if (line < 0 || space < 0 || space > line || !System.Buffers.Text.Utf8Parser.TryParse(bytes[(space + 1)..line].TrimStart((byte)' '), out int status, out _))
            return null;
        var fields = bytes[(line + 1)..];
        var end = HeaderFields.EndIn(fields);
        return end < 0
            ? new(status, HeaderFields.Parse(fields, Encoding.Latin1), default)
            : new(status, HeaderFields.Parse(fields[..end], Encoding.Latin1), block[(line + 1 + end)..]);
    }
}
