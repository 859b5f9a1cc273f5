using Dateline.Archive.History;
using Dateline.Archive.Review;

namespace Dateline.Archive;

/// <summary>Keeps what was read: the bytes, the chronicles, and what was refused with its reason; and answers questions about it.</summary>
/// <remarks>
/// Thread-safe: one writes at a time, any number read meanwhile, and a reader never sees half a report.
/// Everything that can go wrong outside the program (a locked, full, damaged or unreachable store) is an <see cref="ArchiveException"/>.
/// An enumeration holds its snapshot of the archive until it is finished or disposed.
/// </remarks>
public interface IArchive : IAsyncDisposable
{
    /// <summary>Keeps what became of some inputs: all of them or, if anything goes wrong, none.</summary>
    /// <remarks>
    /// When the task completes the readings are committed: a killed program loses none of them.
    /// Keeping the same readings again changes nothing. Bytes that are there already under another name only add that name.
    /// </remarks>
    /// <returns>What each reading changed, in their order.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the commit; nothing of these readings is kept.</exception>
    ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default);

    /// <summary>Keeps what became of some inputs and, in the same transaction, what the intake has to remember about it: after a crash the two still agree.</summary>
    /// <param name="readings">The readings; may be none.</param>
    /// <param name="notes">The notes; each takes the place of an older one of its kind and key.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>What each reading changed, in their order.</returns>
    ValueTask<IReadOnlyList<Deposit>> StoreAsync(IReadOnlyList<Reading> readings, IReadOnlyList<IntakeNote> notes, CancellationToken cancellation = default);

    /// <summary>The notes of a kind whose key begins so, by key, ordinal.</summary>
    IAsyncEnumerable<IntakeNote> NotesAsync(string kind, string keyPrefix = "", CancellationToken cancellation = default);

    /// <summary>Puts what an engine now reads in the place of what stands there, which becomes history: all of it or, if anything goes wrong, none.</summary>
    /// <param name="readings">Readings, with a chronicle each, of bytes that the archive has. When the same chronicle stands there already, only the engine's version beside it changes.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="ArgumentException">One of them was refused.</exception>
    ValueTask<IReadOnlyList<Revision>> ReviseAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default);

    /// <summary>What earlier engines made of the reports, by report and in the order in which it stood there: all of it, or that of one report.</summary>
    IAsyncEnumerable<PastReading> HistoryAsync(string? reportId = null, CancellationToken cancellation = default);

    /// <summary>Takes refused inputs out of the quarantine, with their bytes where nothing else rests on them. A note of kind <c>dropped</c> keeps what each was, and who dropped it when and why.</summary>
    /// <param name="refusals">The inputs, as <see cref="QuarantineAsync"/> shows them.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="why">Why, in their words.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> DropAsync(IReadOnlyList<QuarantineRow> refusals, string by, string? why = null, CancellationToken cancellation = default);

    /// <summary>Keeps what reviewers decided, behind what was decided before: all of it or, if anything goes wrong, none. The rows stay as the machine made them.</summary>
    /// <returns>The entries of the audit trail, in the order of <paramref name="drafts"/>.</returns>
    ValueTask<IReadOnlyList<AuditEntry>> DecideAsync(IReadOnlyList<DecisionDraft> drafts, CancellationToken cancellation = default);

    /// <summary>The audit trail, by number: all of it, or what is about one report.</summary>
    IAsyncEnumerable<AuditEntry> AuditAsync(string? reportId = null, CancellationToken cancellation = default);

    /// <summary>Mentions in the order of the days they happened on; behind them those whose day is not told, by publication.</summary>
    IAsyncEnumerable<TimelineRow> TimelineAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>How many mentions fall on which day, by day and type; those whose day is not told come last, without a day. Limit and offset of the query are not looked at.</summary>
    IAsyncEnumerable<DayCount> DaysAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>How many mentions lie at which place, by place and type; only places whose coordinates are known. Limit and offset of the query are not looked at.</summary>
    IAsyncEnumerable<PlaceCount> PlacesAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>Who does it and to whom it is done, with how often, the most frequent first; only those with a name. Offices are rows of their own.</summary>
    IAsyncEnumerable<ActorCount> ActorsAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>Who does what to whom, with how often, the most frequent first; only those with a name.</summary>
    IAsyncEnumerable<DyadCount> DyadsAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>Statements, by publication of their report, then in text order.</summary>
    IAsyncEnumerable<StatementRow> StatementsAsync(StatementQuery query, CancellationToken cancellation = default);

    /// <summary>Commitments, by publication of their report, then in text order.</summary>
    IAsyncEnumerable<CommitmentRow> CommitmentsAsync(CommitmentQuery query, CancellationToken cancellation = default);

    /// <summary>Reports that hold the words asked for, the best first.</summary>
    IAsyncEnumerable<SearchHit> SearchAsync(SearchQuery query, CancellationToken cancellation = default);

    /// <summary>Reports, by publication.</summary>
    IAsyncEnumerable<ReportRow> ReportsAsync(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>Reports with their whole chronicles, by publication; one at a time in memory.</summary>
    IAsyncEnumerable<ArchivedReport> ChroniclesAsync(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>What was refused and has not been read since, in the order it came.</summary>
    IAsyncEnumerable<QuarantineRow> QuarantineAsync(CancellationToken cancellation = default);

    /// <summary>The report, and if asked for the row, that a key means; see <see cref="RowKey"/>. A key that means nothing, or too much, is answered by a sentence.</summary>
    ValueTask<Lookup> FindAsync(string key, CancellationToken cancellation = default);

    /// <summary>The bytes as they came in, by the hash in <see cref="Report.Id"/> or <see cref="QuarantineRow.ContentId"/>; absent where they are not kept.</summary>
    ValueTask<byte[]?> BytesAsync(string contentId, CancellationToken cancellation = default);

    /// <summary>How much the archive holds.</summary>
    ValueTask<ArchiveCounts> CountAsync(CancellationToken cancellation = default);
}
