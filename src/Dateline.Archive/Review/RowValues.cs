using Dateline.Formats;

namespace Dateline.Archive.Review;

/// <summary>What a row of a chronicle says in each field that can be reviewed, as text; absent where it says nothing.</summary>
public static class RowValues
{
    private const string BetweenNames = "; ";

    /// <summary>The fields that a kind of row has.</summary>
    public static IReadOnlyList<ReviewField> FieldsOf(RowKind kind) => kind switch
    {
        RowKind.Mention => [ReviewField.Type, ReviewField.Date, ReviewField.Place, ReviewField.Source, ReviewField.Target, ReviewField.Speaker, ReviewField.Status],
        RowKind.Statement => [ReviewField.Type, ReviewField.Date, ReviewField.Target, ReviewField.Speaker],
        _ => [ReviewField.Date, ReviewField.Source, ReviewField.Target, ReviewField.Status],
    };

    /// <summary>The values of a row; absent where the chronicle has none of that key.</summary>
    public static IReadOnlyDictionary<ReviewField, string?>? Of(Chronicle chronicle, string key)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        if (chronicle.Mentions.FirstOrDefault(m => m.Id == key) is { } mention)
        {
            return new Dictionary<ReviewField, string?>
            {
                [ReviewField.Type] = mention.Type is { } type ? Words.Of(type) : null,
                [ReviewField.Date] = Date(mention.When),
                [ReviewField.Place] = mention.Where is { Places: [var place, ..] } ? chronicle.Places[place].Name ?? chronicle.Places[place].Span.In(chronicle.Report.Text) : null,
                [ReviewField.Source] = Names(chronicle, mention.SourceActors),
                [ReviewField.Target] = Names(chronicle, mention.TargetActors),
                [ReviewField.Speaker] = mention.SaidBy is [var by, ..] ? Speaker(chronicle, chronicle.Statements.FirstOrDefault(s => s.Id == by)) : null,
                [ReviewField.Status] = Words.Of(mention.Status),
            };
        }
        if (chronicle.Statements.FirstOrDefault(s => s.Id == key) is { } statement)
        {
            return new Dictionary<ReviewField, string?>
            {
                [ReviewField.Type] = Words.Of(statement.Kind),
                [ReviewField.Date] = Date(statement.When),
                [ReviewField.Target] = statement.Addressee is { } addressee ? Names(chronicle, [addressee]) : null,
                [ReviewField.Speaker] = Speaker(chronicle, statement),
            };
        }
        if (chronicle.Commitments.FirstOrDefault(c => c.Id == key) is not { } commitment)
            return null;
        var deadline = commitment.Deadline?.Timex is { } timex ? chronicle.Times[timex] : null;
        return new Dictionary<ReviewField, string?>
        {
            [ReviewField.Date] = Stretch(deadline?.Earliest, deadline?.Latest),
            [ReviewField.Source] = commitment.Promisor is { } promisor ? Names(chronicle, [promisor]) : commitment.PromisorMention?.In(chronicle.Report.Text),
            [ReviewField.Target] = commitment.Promisee is { } promisee ? Names(chronicle, [promisee]) : commitment.PromiseeMention?.In(chronicle.Report.Text),
            [ReviewField.Status] = Words.Of(commitment.Status),
        };
    }

    /// <summary>A day, or the first and the last day possible with a slash between them (EDTF level 1); absent where the text tells none.</summary>
    public static string? Date(When? when) => Days.InOrder(when) is null ? null : Stretch(when!.Earliest, when.Latest);

    private static string? Stretch(NodaTime.LocalDate? first, NodaTime.LocalDate? last) =>
        first is null && last is null ? null : first == last ? Days.Text(first) : $"{Days.Text(first) ?? ".."}/{Days.Text(last) ?? ".."}";

    private static string? Speaker(Chronicle chronicle, Statement? statement) =>
        statement?.Speaker is { } speaker ? Names(chronicle, [speaker]) : statement?.SpeakerMention?.In(chronicle.Report.Text);

    private static string? Names(Chronicle chronicle, IReadOnlyList<string> keys)
    {
        var names = keys.Select(key => chronicle.Actors.FirstOrDefault(a => a.Id == key)).OfType<Actor>()
            .Select(a => a.Name ?? (a.References is [var first, ..] ? first.Span.In(chronicle.Report.Text) : a.Code)).OfType<string>().ToList();
        return names.Count == 0 ? null : string.Join(BetweenNames, names);
    }
}
