namespace Dateline.Archive.Review;

/// <summary>A row as a decision names it: by the words it rests on, because its key and even its offsets are another engine's in the next version.</summary>
public sealed record RowPointer
{
    /// <summary><c>sha256:</c> and the hexadecimal SHA-256 of the report's bytes.</summary>
    public required string ReportId { get; init; }

    /// <summary>What kind of row.</summary>
    public required RowKind Kind { get; init; }

    /// <summary>Key in the chronicle that the reviewer saw, as in <c>m4</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Where its evidence stood in the report's text, in UTF-16 code units.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The evidence.</summary>
    public required string Words { get; init; }

    /// <summary>Where the trigger of a mention stood.</summary>
    public TextSpan? Trigger { get; init; }

    /// <summary>The trigger.</summary>
    public string? TriggerWords { get; init; }

    /// <summary>By what people name the row, as in <c>3fa9c1d27b/m4</c>.</summary>
    public string Shown => RowKey.Of(ReportId, Key);

    /// <summary>Points at a row of a chronicle; absent where it has no mention, statement or commitment of that key.</summary>
    public static RowPointer? At(Chronicle chronicle, string key)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        foreach (var row in Of(chronicle))
        {
            if (row.Key == key)
                return row;
        }
        return null;
    }

    /// <summary>All rows of a chronicle that can be reviewed, in the order of the chronicle.</summary>
    public static IEnumerable<RowPointer> Of(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var report = chronicle.Report;
        foreach (var mention in chronicle.Mentions)
            yield return Row(RowKind.Mention, mention.Id, mention.Evidence.Span, mention.Trigger);
        foreach (var statement in chronicle.Statements)
            yield return Row(RowKind.Statement, statement.Id, statement.Evidence.Span, null);
        foreach (var commitment in chronicle.Commitments)
            yield return Row(RowKind.Commitment, commitment.Id, commitment.Content, null);

        RowPointer Row(RowKind kind, string key, TextSpan span, TextSpan? trigger) => new()
        {
            ReportId = report.Id,
            Kind = kind,
            Key = key,
            Span = span,
            Words = span.In(report.Text),
            Trigger = trigger,
            TriggerWords = trigger?.In(report.Text),
        };
    }
}
