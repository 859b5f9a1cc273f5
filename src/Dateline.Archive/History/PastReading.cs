namespace Dateline.Archive.History;

/// <summary>What an earlier engine made of a report, kept since a later one took its place.</summary>
/// <param name="ReportId"><c>sha256:</c> and the hexadecimal SHA-256 of the report's bytes.</param>
/// <param name="Number">Order, from 0 for the first reading.</param>
/// <param name="EngineVersion">Version of the engine that made it.</param>
/// <param name="MadeAt">Since when it stood in the archive, as an ISO 8601 instant.</param>
/// <param name="ReplacedAt">Until when.</param>
/// <param name="Chronicle">What the report said by that engine.</param>
public sealed record PastReading(string ReportId, long Number, string EngineVersion, string MadeAt, string ReplacedAt, Chronicle Chronicle);

/// <summary>What reading a report again did.</summary>
public enum Revision
{
    /// <summary>The chronicle is the same to the byte; only the engine's version beside it is another.</summary>
    Unchanged,

    /// <summary>The new chronicle stands in the place of the old one, which is history.</summary>
    Changed,

    /// <summary>The archive has no report of these bytes: nothing was done.</summary>
    Unknown,
}
