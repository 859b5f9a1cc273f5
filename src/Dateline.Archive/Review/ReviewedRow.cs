using System.Runtime.CompilerServices;

namespace Dateline.Archive.Review;

/// <summary>A row with what reviewers decided about it.</summary>
/// <param name="Row">The row; of an orphan, the one that the reviewer saw.</param>
/// <param name="Values">What the machine says now; absent where the row is an orphan.</param>
/// <param name="Review">The decisions.</param>
public sealed record ReviewedRow(RowPointer Row, IReadOnlyDictionary<ReviewField, string?>? Values, RowReview Review)
{
    /// <summary>Whether the chronicle has no such row any more.</summary>
    public bool IsOrphan => Values is null;

    /// <summary>The rows about which somebody decided, by report in the order of the first decisions; behind those of a report its orphans.</summary>
    public static async IAsyncEnumerable<ReviewedRow> DecidedAsync(IArchive archive, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var book = await ReviewBook.ReadAsync(archive, cancellation);
        foreach (var report in book.Reports)
        {
            var review = (await book.OfAsync(report, cancellation))!;
            foreach (var row in review.Rows.Concat(review.Orphans))
                yield return row;
        }
    }

    /// <summary>The rows of a kind that nobody accepted, rejected or corrected yet, by publication of their reports, in the order of the text.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="kind">What kind of row.</param>
    /// <param name="report">Key of the one report whose rows are wanted; absent where all are. Of one that is not there, there are none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<ReviewedRow> OpenAsync(IArchive archive, RowKind kind, string? report = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var book = await ReviewBook.ReadAsync(archive, cancellation);
        var chronicles = report is null ? archive.ChroniclesAsync(new ReportQuery(), cancellation)
            : (await archive.FindAsync(report, cancellation)).Report is { } one ? AsyncEnumerable.Repeat(one, 1) : AsyncEnumerable.Empty<ArchivedReport>();
        await foreach (var archived in chronicles)
        {
            foreach (var row in RowPointer.Of(archived.Chronicle).Where(row => row.Kind == kind))
            {
                var review = await book.OfAsync(row.ReportId, row.Key, cancellation);
                if (review.State == ReviewState.Open)
                    yield return new ReviewedRow(row, RowValues.Of(archived.Chronicle, row.Key), review);
            }
        }
    }
}
