namespace Dateline.Intake.Fetching;

/// <summary>What came of a fetch.</summary>
internal sealed record Fetched
{
    /// <summary>Why nothing came; absent where something did, or where it has not changed.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The server's code; 0 where none came.</summary>
    public int Status { get; init; }

    /// <summary>The bytes of the page, unpacked.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The address that answered, behind all redirects.</summary>
    public required string Address { get; init; }

    /// <summary>The addresses before that one.</summary>
    public IReadOnlyList<string> Redirects { get; init; } = [];

    /// <summary>The fields of the answer that matter.</summary>
    public HeaderFields Fields { get; init; } = new();

    /// <summary>When it came, as an ISO 8601 instant.</summary>
    public required string Retrieved { get; init; }

    /// <summary>Whether it is as it was when it was last fetched.</summary>
    public bool IsUnchanged => Status == 304;

    /// <summary>Whether all the redirects were for good, so that the new address should be asked from now on.</summary>
    public bool HasMoved { get; init; }

    /// <summary>As an arrival, named by the address that was asked for.</summary>
    public Arrival Arrival(string source, string? custody = null)
    {
        var input = new Input { Source = source, Bytes = Bytes, Url = Address, ContentType = Fields["Content-Type"], Retrieved = Retrieved, Custody = Custody.Joined(custody, How()) };
        return Refusal is { } refusal ? Intake.Arrival.Refused(input, refusal) : Intake.Arrival.Of(input);
    }

    private string How() => Custody.Of("http", custody =>
    {
        custody.Number("status", Status == 0 ? null : Status);
        custody.Texts("redirects", Redirects);
        custody.Text("address", Address);
        custody.Fields("headers", FetchedFields.Kept.Select(name => (name, Fields[name])));
    });
}

/// <summary>The fields of an answer that say what came and when it was changed. No others are kept: cookies are nobody's business.</summary>
internal static class FetchedFields
{
    public static readonly string[] Kept = ["Content-Type", "Content-Encoding", "Content-Language", "Date", "ETag", "Last-Modified"];
}
