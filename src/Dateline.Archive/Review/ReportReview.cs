namespace Dateline.Archive.Review;

/// <summary>The decisions about a report laid on the rows of its chronicle, whichever engine made it.</summary>
/// <remarks>
/// A decision belongs to the row whose evidence and trigger it names, in the same place; else to the nearest one with the same words; else to one whose evidence holds, or lies in, those words and has the
/// same trigger. A row that is found exactly is not taken by a decision about another. What belongs to none is an orphan: kept, and shown.
/// </remarks>
public sealed class ReportReview
{
    private readonly Dictionary<string, ReviewedRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Lays decisions on a chronicle.</summary>
    /// <param name="chronicle">The chronicle; absent where the report is not in the archive: then all are orphans.</param>
    /// <param name="decisions">All about this report, by number.</param>
    public ReportReview(Chronicle? chronicle, IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var rows = chronicle is null ? [] : RowPointer.Of(chronicle).ToList();
        var found = new Dictionary<RowPointer, RowPointer?>();
        var pointers = decisions.Select(d => d.What.Row).Distinct().ToList();
        foreach (var pointer in pointers)
            found[pointer] = rows.Find(row => RowLikeness.AreSame(row, pointer));
        var taken = found.Values.OfType<RowPointer>().Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var pointer in pointers.Where(pointer => found[pointer] is null))
        {
            found[pointer] = rows.Where(row => !taken.Contains(row.Key)).Select(row => (Row: row, Likeness: RowLikeness.Of(row, pointer))).Where(row => row.Likeness > 0)
                .OrderByDescending(row => row.Likeness).ThenBy(row => Math.Abs(row.Row.Span.Start - pointer.Span.Start)).Select(row => row.Row).FirstOrDefault();
        }
        foreach (var those in decisions.Where(d => found[d.What.Row] is not null).GroupBy(d => found[d.What.Row]!))
            _rows.Add(those.Key.Key, new ReviewedRow(those.Key, RowValues.Of(chronicle!, those.Key.Key), new RowReview([.. those])));
        Orphans = [.. decisions.Where(d => found[d.What.Row] is null).GroupBy(d => d.What.Row).Select(those => new ReviewedRow(those.Key, null, new RowReview([.. those])))];
    }

    /// <summary>The rows about which somebody decided, in the order of their first decisions.</summary>
    public IEnumerable<ReviewedRow> Rows => _rows.Values;

    /// <summary>The rows that decisions are about and the chronicle does not have, as the reviewers saw them.</summary>
    public IReadOnlyList<ReviewedRow> Orphans { get; }

    /// <summary>The review of a row.</summary>
    /// <param name="key">Key in the chronicle, as in <c>m4</c>.</param>
    public RowReview Of(string key) => _rows.TryGetValue(key, out var row) ? row.Review : RowReview.None;
}
