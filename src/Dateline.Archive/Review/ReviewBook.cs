namespace Dateline.Archive.Review;

/// <summary>All that reviewers decided, to be laid on the rows of an archive. The trail is read once; a report's chronicle only when a row of it is asked for.</summary>
public sealed class ReviewBook
{
    private readonly IArchive _archive;
    private readonly Dictionary<string, List<Decision>> _byReport = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportReview> _reviews = new(StringComparer.Ordinal);

    private ReviewBook(IArchive archive) => _archive = archive;

    /// <summary>The reports about which somebody decided, in the order of the first decisions.</summary>
    public IEnumerable<string> Reports => _byReport.Keys;

    /// <summary>Reads the trail of an archive.</summary>
    public static async ValueTask<ReviewBook> ReadAsync(IArchive archive, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var book = new ReviewBook(archive);
        await foreach (var entry in archive.AuditAsync(null, cancellation))
        {
            // A damaged entry says nothing here; the check of the archive reports it.
            if (entry.Decision is not { } decision)
                continue;
            if (!book._byReport.TryGetValue(entry.ReportId, out var those))
                book._byReport.Add(entry.ReportId, those = []);
            those.Add(decision);
        }
        return book;
    }

    /// <summary>The review of a report; absent where nobody decided anything about it.</summary>
    public async ValueTask<ReportReview?> OfAsync(string reportId, CancellationToken cancellation = default)
    {
        if (!_byReport.TryGetValue(reportId, out var decisions))
            return null;
        if (!_reviews.TryGetValue(reportId, out var review))
            _reviews.Add(reportId, review = new ReportReview((await _archive.FindAsync(reportId, cancellation)).Report?.Chronicle, decisions));
        return review;
    }

    /// <summary>The review of a row.</summary>
    public async ValueTask<RowReview> OfAsync(string reportId, string key, CancellationToken cancellation = default) => (await OfAsync(reportId, cancellation))?.Of(key) ?? RowReview.None;
}
