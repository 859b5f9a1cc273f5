using Dateline.Formats;

namespace Dateline.Archive;

/// <summary>Inputs as they came in, made of what the archive keeps, to be read again.</summary>
public static class KeptInput
{
    /// <summary>The input of a report: the bytes, and how they first came.</summary>
    /// <param name="report">The report.</param>
    /// <param name="bytes">Its bytes; see <see cref="IArchive.BytesAsync"/>.</param>
    public static Input Of(ArchivedReport report, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(report);
        var came = report.Inputs[0];
        return came.IsExtracted && TextLine.Parse(bytes, 1, came.Source).Input is { } line
            ? line
            : new Input { Source = came.Source, Bytes = bytes, Url = came.Url, ContentType = came.ContentType, Retrieved = came.Retrieved, Custody = came.Custody };
    }
}
