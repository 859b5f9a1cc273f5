namespace Dateline.Archive.Review;

/// <summary>How an engine does on rows that reviewers settled.</summary>
/// <remarks>
/// Only settled rows count, so precision is over what reviewers saw and judged, and recall over what they kept: an event that no engine found and nobody entered is not known here.
/// A row is found where <see cref="ReportReview"/> would lay a decision about it.
/// </remarks>
public sealed class GoldScore
{
    private readonly SortedDictionary<ReviewField, (int Right, int All)> _fields = [];

    /// <summary>Rows that are there and were found.</summary>
    public int Found { get; private set; }

    /// <summary>Rows that are there and were not found.</summary>
    public int Missed { get; private set; }

    /// <summary>Rows that are not there and were found all the same.</summary>
    public int Invented { get; private set; }

    /// <summary>Of what was found and judged, the part that is there; absent where nothing was found.</summary>
    public double? Precision => Found + Invented == 0 ? null : (double)Found / (Found + Invented);

    /// <summary>Of what is there, the part that was found; absent where nothing is there.</summary>
    public double? Recall => Found + Missed == 0 ? null : (double)Found / (Found + Missed);

    /// <summary>Of the rows found, in how many each field is right.</summary>
    public IReadOnlyDictionary<ReviewField, (int Right, int All)> Fields => _fields;

    /// <summary>Counts one report.</summary>
    /// <param name="chronicle">What the engine makes of it; absent where it refuses it.</param>
    /// <param name="gold">The settled rows of this report.</param>
    public void Add(Chronicle? chronicle, IReadOnlyList<GoldRow> gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        // Laid on the chronicle as decisions are, the number of each telling which row it was.
        var review = new ReportReview(chronicle, [.. gold.Select((row, i) => new Decision(i, "", new DecisionDraft("", ReviewAction.Note, row.Row)))]);
        Missed += Gold(review.Orphans).Count(row => row.Gold.IsThere);
        foreach (var (values, row) in Gold(review.Rows))
        {
            if (!row.IsThere)
                Invented++;
            else
                Compare(values!, row.Values);
        }

        IEnumerable<(IReadOnlyDictionary<ReviewField, string?>? Values, GoldRow Gold)> Gold(IEnumerable<ReviewedRow> rows) =>
            rows.SelectMany(row => row.Review.Decisions.Select(d => (row.Values, gold[(int)d.Number])));
    }

    private void Compare(IReadOnlyDictionary<ReviewField, string?> values, IReadOnlyDictionary<ReviewField, string?> right)
    {
        Found++;
        foreach (var (field, value) in right)
        {
            var (hits, all) = _fields.GetValueOrDefault(field);
            _fields[field] = (hits + (values.GetValueOrDefault(field) == value ? 1 : 0), all + 1);
        }
    }
}
