using System.Security.Cryptography;
using Dateline.Archive.Review;
using Dateline.Formats;

namespace Dateline.Archive.Upkeep;

/// <summary>A report as it is kept.</summary>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="ContentHash">The hash beside its bytes; absent where there are none, which is a fault.</param>
/// <param name="Json">The chronicle, packed; absent where there is none, which is a fault.</param>
/// <param name="EngineVersion">Version of the engine that made it.</param>
/// <param name="StoredAt">When it was stored, as an ISO 8601 instant.</param>
/// <param name="Title">The headline in its row.</param>
/// <param name="Text">The article in its row.</param>
/// <param name="Rows">How many rows it has in the tables that <see cref="RowTables"/> names.</param>
internal sealed record HeldReport(string Hash, string? ContentHash, Packed? Json, string EngineVersion, string StoredAt, string? Title, string Text, IReadOnlyList<long> Rows)
{
    /// <summary>Where its bytes came from, the first first.</summary>
    public IReadOnlyList<InputRow> Inputs { get; init; } = [];

    /// <summary>What earlier engines made of it, the first first.</summary>
    public IReadOnlyList<HeldPast> Past { get; init; } = [];

    /// <summary>By what people name it.</summary>
    public string Key => RowKey.Of(RowKey.Id(Hash));

    /// <summary>The chronicle; or why it cannot be read.</summary>
    public (Chronicle? Chronicle, string? Error) Read() => Json is { } json ? Read(json) : (null, "there is none");

    /// <summary>A packed chronicle; or why it cannot be read.</summary>
    public static (Chronicle? Chronicle, string? Error) Read(Packed json)
    {
        try
        {
            var read = ChronicleJson.Read(json.Unpack());
            return (read.Chronicle, read.Error);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }
    }
}

/// <summary>What an earlier engine made of a report, as it is kept.</summary>
/// <param name="Number">Order, from 0.</param>
/// <param name="EngineVersion">Version of the engine that made it.</param>
/// <param name="MadeAt">Since when it stood there.</param>
/// <param name="ReplacedAt">Until when.</param>
/// <param name="Json">The chronicle, packed.</param>
internal sealed record HeldPast(long Number, string EngineVersion, string MadeAt, string ReplacedAt, Packed Json);

/// <summary>Bytes as they are kept.</summary>
/// <param name="Hash">The SHA-256 that stands beside them, in hexadecimal.</param>
/// <param name="Size">How many bytes they should be, unpacked.</param>
/// <param name="Packed">The bytes, packed.</param>
internal sealed record HeldContent(string Hash, long Size, Packed Packed)
{
    /// <summary>What is wrong with them; nothing where they are what came in.</summary>
    public string? Fault()
    {
        byte[] bytes;
        try
        {
            bytes = Packed.Unpack();
        }
        catch (InvalidDataException e)
        {
            return "cannot be unpacked: " + e.Message;
        }
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != Hash)
            return "are not those that came in: their hash is another";
        return bytes.LongLength == Size ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"are {bytes.LongLength} bytes, and {Size} stands beside them");
    }
}

/// <summary>A refused input as it is kept.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Url">Its address.</param>
/// <param name="Refusal">Why it was refused.</param>
/// <param name="Hash">SHA-256 of its bytes; absent where there were none.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="ContentHash">The hash beside its bytes; absent where they are not kept.</param>
/// <param name="ContentType">The HTTP header.</param>
/// <param name="Retrieved">When the bytes were had.</param>
/// <param name="Format"><c>bytes</c> or <c>jsonl</c>.</param>
/// <param name="EngineVersion">Version of the engine that refused it.</param>
/// <param name="At">When.</param>
/// <param name="Custody">How it came.</param>
internal sealed record HeldRefusal(
    string Source, string? Url, Refusal Refusal, string? Hash, long Size, string? ContentHash, string? ContentType, string? Retrieved, string Format, string EngineVersion, string At, string? Custody);

/// <summary>A note of the intake as it is kept.</summary>
/// <param name="Kind">What is remembered.</param>
/// <param name="Key">Which one.</param>
/// <param name="Json">The memory.</param>
/// <param name="ChangedAt">When it was last written.</param>
internal sealed record HeldNote(string Kind, string Key, string Json, string ChangedAt);

/// <summary>What one archive hands to another at a time.</summary>
internal sealed class Consignment
{
    public List<(HeldReport Report, Chronicle Chronicle)> Reports { get; } = [];

    public List<HeldRefusal> Refusals { get; } = [];

    public List<HeldNote> Notes { get; } = [];

    /// <summary>Entries of the audit trail that follow the receiver's last.</summary>
    public List<AuditEntry> Decisions { get; } = [];

    /// <summary>Bytes that the receiver does not have, by hash.</summary>
    public Dictionary<string, HeldContent> Contents { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Reports.Count + Refusals.Count + Notes.Count + Decisions.Count == 0;
}

/// <summary>Finds the holdings of an archive.</summary>
internal static class Holdings
{
    /// <exception cref="ArgumentException">It is none of this library's archives.</exception>
    public static IHoldings Of(IArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return archive as IHoldings ?? throw new ArgumentException("an archive of another maker", nameof(archive));
    }
}
