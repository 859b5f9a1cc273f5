using System.Buffers;
using System.Security.Cryptography;
using Dateline.Formats;

namespace Dateline.Archive;

/// <summary>A reading with what is computed of it before the store is locked.</summary>
internal sealed class PreparedReading
{
    /// <param name="reading">The reading.</param>
    /// <param name="content">The bytes, where they were compressed before.</param>
    public PreparedReading(Reading reading, Packed? content = null)
    {
        Reading = reading;
        Content = content;
        Hash = Convert.ToHexStringLower(SHA256.HashData(reading.Input.Bytes.Span));
        if (reading.Outcome.Chronicle is { } chronicle && RowKey.Hash(chronicle.Report.Id) != Hash)
            throw new ArgumentException("the chronicle's report has another id than its bytes: " + reading.Input.Source, nameof(reading));
    }

    /// <summary>Readings with their chronicles compressed.</summary>
    /// <exception cref="ArgumentException">One of them was refused.</exception>
    public static List<PreparedReading> ToRevise(IReadOnlyList<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var prepared = new List<PreparedReading>(readings.Count);
        foreach (var reading in readings)
        {
            if (reading.Outcome.Chronicle is null)
                throw new ArgumentException("a refused input cannot stand for a report: " + reading.Input.Source, nameof(readings));
            var one = new PreparedReading(reading);
            one.PackChronicle();
            prepared.Add(one);
        }
        return prepared;
    }

    public Reading Reading { get; }

    public Input Input => Reading.Input;

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public string Hash { get; }

    public Packed? Content { get; private set; }

    public Packed? Json { get; private set; }

    /// <summary>Whether the source is a place that holds one content at a time, so that a new reading of it stands for the old one. The id of a line, or standard input, is none.</summary>
    public bool IsLocated => Input.Extracted is null && Input.Source != "-";

    public string Format => Input.Extracted is null ? "bytes" : "jsonl";

    /// <summary>Compresses what will be kept of a report.</summary>
    public void Pack()
    {
        PackChronicle();
        Content ??= Packed.From(Input.Bytes.Span);
    }

    /// <summary>Compresses the chronicle.</summary>
    public Packed PackChronicle()
    {
        var json = new ArrayBufferWriter<byte>(16 * 1024);
        ChronicleJson.Write(Reading.Outcome.Chronicle!, json);
        Json = Packed.From(json.WrittenSpan);
        return Json.Value;
    }
}
