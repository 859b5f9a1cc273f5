using System.Runtime.CompilerServices;
using Dateline.Archive.Upkeep;
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
        return Of(report.Inputs[0], bytes);
    }

    internal static Input Of(InputRow came, ReadOnlyMemory<byte> bytes) =>
        came.IsExtracted && TextLine.Parse(bytes, 1, came.Source).Input is { } line
            ? line
            : new Input { Source = came.Source, Bytes = bytes, Url = came.Url, ContentType = came.ContentType, Retrieved = came.Retrieved, Custody = came.Custody };

    /// <summary>The refused inputs whose bytes are kept, in the order in which they came. A line of JSON that cannot be understood is not among them: it would be refused again.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="contentId">Which bytes, as <see cref="QuarantineRow.ContentId"/> has it; absent where all are wanted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public static async IAsyncEnumerable<Input> RefusedAsync(IArchive archive, string? contentId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var holdings = Holdings.Of(archive);
        // Asked for all at once, for what is read meanwhile leaves the quarantine.
        foreach (var refusal in await holdings.RefusalsAsync(cancellation).ToListAsync(cancellation))
        {
            if (refusal.ContentHash is not { } hash || (contentId is not null && contentId != "sha256:" + hash) || await holdings.ContentAsync(hash, cancellation) is not { } content || content.Fault() is not null)
                continue;
            var input = new Input { Source = refusal.Source, Bytes = content.Packed.Unpack(), Url = refusal.Url, ContentType = refusal.ContentType, Retrieved = refusal.Retrieved, Custody = refusal.Custody };
            if (refusal.Format == "bytes")
                yield return input;
            else if (TextLine.Parse(input.Bytes, 1, refusal.Source).Input is { } line)
                yield return line;
        }
    }
}
