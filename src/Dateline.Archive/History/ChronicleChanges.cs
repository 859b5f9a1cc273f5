using Dateline.Archive.Review;
using Dateline.Formats;

namespace Dateline.Archive.History;

/// <summary>A value that another engine reads otherwise.</summary>
/// <param name="Field">Its name, as in <c>date</c>.</param>
/// <param name="Before">What it was; absent where nothing was said.</param>
/// <param name="After">What it is; absent where nothing is said.</param>
public sealed record ValueChange(string Field, string? Before, string? After);

/// <summary>A row that is new, gone, or otherwise than it was.</summary>
/// <param name="Before">The row as it was; absent where it is new.</param>
/// <param name="After">The row as it is; absent where it is gone.</param>
/// <param name="Values">What is said otherwise; empty where the row is new or gone.</param>
public sealed record RowChange(RowPointer? Before, RowPointer? After, IReadOnlyList<ValueChange> Values)
{
    /// <summary>The row as it is, else as it was.</summary>
    public RowPointer Row => After ?? Before!;
}

/// <summary>What two engines read otherwise in one report.</summary>
/// <remarks>Rows are told to be the same by the words they rest on, as reviewers' decisions are: keys and offsets are another engine's in the next version.</remarks>
/// <param name="Report">What is otherwise about the report itself.</param>
/// <param name="Rows">The rows, in the order of the text.</param>
public sealed record ChronicleChanges(IReadOnlyList<ValueChange> Report, IReadOnlyList<RowChange> Rows)
{
    /// <summary>Whether all that can be shown is the same.</summary>
    public bool IsEmpty => Report.Count + Rows.Count == 0;

    /// <summary>Compares two chronicles of the same bytes.</summary>
    public static ChronicleChanges Between(Chronicle before, Chronicle after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (RowPointer.Of(before).ToList(), RowPointer.Of(after).ToList());
        var rows = new List<RowChange>();
        foreach (var (was, row) in Pairs(old, now))
        {
            var values = was is null || row is null ? [] : Values(before, was, after, row);
            if (was is null || row is null || values.Count > 0)
                rows.Add(new RowChange(was, row, values));
        }
        return new ChronicleChanges(ReportValues(before.Report, after.Report), [.. rows.OrderBy(r => r.Row.Span.Start).ThenBy(r => r.Row.Kind).ThenBy(r => r.Row.Key, StringComparer.Ordinal)]);
    }

    private static IEnumerable<(RowPointer? Before, RowPointer? After)> Pairs(List<RowPointer> old, List<RowPointer> now)
    {
        var taken = new HashSet<RowPointer>(ReferenceEqualityComparer.Instance);
        var left = old;
        // With the same words where they stood; then with the same words elsewhere, in the order of the text: in a text that begins otherwise all of it has moved.
        foreach (var key in (Func<RowPointer, (RowKind, TextSpan?, TextSpan?, string?, string)>[])[row => (row.Kind, row.Span, row.Trigger, null, row.Words), row => (row.Kind, null, null, row.TriggerWords, row.Words)])
        {
            var open = now.Where(row => !taken.Contains(row)).GroupBy(key).ToDictionary(rows => rows.Key, rows => new Queue<RowPointer>(rows));
            var next = new List<RowPointer>();
            foreach (var row in left)
            {
                if (open.TryGetValue(key(row), out var same) && same.TryDequeue(out var found))
                {
                    taken.Add(found);
                    yield return (row, found);
                }
                else
                {
                    next.Add(row);
                }
            }
            left = next;
        }
        // Last, those whose words hold the other's.
        var rest = now.Where(row => !taken.Contains(row)).ToLookup(row => (row.Kind, row.TriggerWords));
        foreach (var row in left)
        {
            var alike = rest[(row.Kind, row.TriggerWords)].Where(other => !taken.Contains(other) && RowLikeness.Of(other, row) > 0).MinBy(other => Math.Abs(other.Span.Start - row.Span.Start));
            if (alike is not null)
                taken.Add(alike);
            yield return (row, alike);
        }
        foreach (var row in now.Where(row => !taken.Contains(row)))
            yield return (null, row);
    }

    private static List<ValueChange> Values(Chronicle before, RowPointer was, Chronicle after, RowPointer row)
    {
        var (old, now) = (RowValues.Of(before, was.Key)!, RowValues.Of(after, row.Key)!);
        var values = new List<ValueChange>();
        if (was.Words != row.Words)
            values.Add(new ValueChange("words", was.Words, row.Words));
        foreach (var field in RowValues.FieldsOf(row.Kind))
        {
            if (old.GetValueOrDefault(field) is var then && now.GetValueOrDefault(field) is var value && then != value)
                values.Add(new ValueChange(ReviewWords.Of(field), then, value));
        }
        return values;
    }

    private static List<ValueChange> ReportValues(Report before, Report after)
    {
        var values = new List<ValueChange>();
        Compare("title", r => r.Title);
        Compare("published", r => r.Published?.ToString());
        Compare("outlet", r => r.Outlet?.Name);
        Compare("language", r => r.Language);
        Compare("byline", r => r.Byline.Count == 0 ? null : string.Join("; ", r.Byline));
        Compare("origin", r => r.Origin is { } origin ? string.Join(' ', [Words.Of(origin.Relation), .. origin.From]) : null);
        if (before.Text != after.Text)
            values.Add(new ValueChange("text", Length(before), Length(after)));
        return values;

        void Compare(string field, Func<Report, string?> of)
        {
            if (of(before) is var then && of(after) is var now && then != now)
                values.Add(new ValueChange(field, then, now));
        }
    }

    private static string Length(Report report) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{report.Text.Length:N0} characters");
}
