namespace Dateline.Intake.Warc;

/// <summary>One record of a web archive (ISO 28500), or a stretch of it that is none.</summary>
internal sealed record WarcRecord
{
    /// <summary>Where it begins in the file; of a compressed one, where its gzip member begins.</summary>
    public required long Offset { get; init; }

    /// <summary>Its named fields; empty where they could not be read.</summary>
    public required HeaderFields Fields { get; init; }

    /// <summary>What it holds. Valid until the next record is asked for.</summary>
    public ReadOnlyMemory<byte> Block { get; init; }

    /// <summary>Why it cannot be used; absent where it can.</summary>
    public Refusal? Fault { get; init; }

    /// <summary>Whether its length was wrong, and its end found otherwise.</summary>
    public bool HasWrongLength { get; init; }

    /// <summary><c>response</c>, <c>revisit</c>, <c>resource</c>…</summary>
    public string Type => Fields["WARC-Type"]?.ToLowerInvariant() ?? "";

    /// <summary>The address; WARC 1.0 writers put some of them into angle brackets.</summary>
    public string? Target => Address("WARC-Target-URI");

    /// <summary>When it was had, where that is written as it should be.</summary>
    public string? Date => Instant("WARC-Date");

    /// <summary>The address of a field.</summary>
    public string? Address(string field) => Fields[field] is { Length: > 0 } address ? address.TrimStart('<').TrimEnd('>') : null;

    /// <summary>The instant of a field; absent where it is none.</summary>
    public string? Instant(string field) =>
        Fields[field] is { } text && NodaTime.Text.InstantPattern.ExtendedIso.Parse(text) is { Success: true } ? text : null;
}
