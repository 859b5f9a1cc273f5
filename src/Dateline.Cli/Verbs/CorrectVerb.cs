using System.CommandLine;
using Dateline.Archive.Review;
using Dateline.Formats;
using NodaTime.Text;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline review correct</c>: what of a row is wrong, and what is right.</summary>
internal static class CorrectVerb
{
    /// <summary>What is typed where the report tells none.</summary>
    private const string Nothing = "none";

    private const string Open = "..";

    private static readonly (ReviewField Field, string HelpName, string Description)[] Fields =
    [
        (ReviewField.Type, "TYPE", "the type of event, as in PROTEST; of a statement its kind"),
        (ReviewField.Date, "DAY", "the day it happened, as in 2022-01-05, or the first and the last day possible, as in 2022-01-05/2022-01-07 or ../2022-01-07; of a commitment the deadline"),
        (ReviewField.Place, "PLACE", "where, by name"),
        (ReviewField.Source, "NAME", "who does it; of a commitment who is bound; several with '; ' between"),
        (ReviewField.Target, "NAME", "to whom; several with '; ' between"),
        (ReviewField.Speaker, "NAME", "who says so"),
        (ReviewField.Status, "STATUS", "whether it came to pass; of a commitment where it stands"),
    ];

    public static Verb Create(Surroundings around)
    {
        var row = new Argument<string>("ROW") { Description = "key of a row, as in 3fa9c1d27b/m4" };
        var options = Fields.ToDictionary(f => f.Field, f => new Option<string>("--" + ReviewWords.Of(f.Field)) { HelpName = f.HelpName, Description = f.Description });
        var verb = new Verb("correct", "Says what of a row is wrong, and what is right.")
        {
            Notes = [$"'{Nothing}' as a value says that the report tells none. What is not named stays as the machine has it."],
            Examples =
            [
                ("dateline review correct 3fa9c1d27b/m4 --date 2022-01-05 --as 'Ana Brodt'", "another day"),
                ("dateline review correct 3fa9c1d27b/m4 --source none --as 'Ana Brodt'", "no actor"),
            ],
        };
        verb.Add(row);
        foreach (var option in options.Values)
            verb.Add(option);
        return new Deciding(around).Complete(verb, result =>
        {
            var changes = options.Where(o => result.GetValue(o.Value) is not null).Select(o => new Correction(o.Key, result.GetValue(o.Value) == Nothing ? null : result.GetValue(o.Value))).ToList();
            return changes.Count > 0
                ? [new(ReviewAction.Correct, result.GetValue(row)!) { Changes = changes }]
                : throw new UsageException($"Say what is right: {string.Join(", ", options.Values.Select(o => o.Name))}.");
        });
    }

    /// <summary>Why a row of a kind cannot be corrected so, as a sentence; absent where it can.</summary>
    public static string? Problem(RowKind kind, Correction change)
    {
        var name = ReviewWords.Of(change.Field);
        if (!RowValues.FieldsOf(kind).Contains(change.Field))
            return $"A {ReviewWords.Of(kind)} has no {name} to correct.";
        if (change.Value is not { } value)
            return change.Field is ReviewField.Status ? "A status cannot be none." : null;
        return (change.Field, kind) switch
        {
            (ReviewField.Type, RowKind.Mention) => Words.TryParse(value, out EventType _) ? null : OneOf<EventType>(Words.Of),
            (ReviewField.Type, _) => Words.TryParse(value, out StatementKind _) ? null : OneOf<StatementKind>(Words.Of),
            (ReviewField.Status, RowKind.Mention) => Words.TryParse(value, out EventStatus _) ? null : OneOf<EventStatus>(Words.Of),
            (ReviewField.Status, _) => Words.TryParse(value, out CommitmentStatus _) ? null : OneOf<CommitmentStatus>(Words.Of),
            (ReviewField.Date, _) => IsDate(value) ? null : $"--date takes a day as in 2022-01-05 or two with a slash as in 2022-01-05/2022-01-07; it cannot be '{value}'.",
            _ => value.Trim().Length > 0 ? null : $"--{name} cannot be empty; '{Nothing}' says that the report tells none.",
        };

        string OneOf<T>(Func<T, string> word)
            where T : struct, Enum => $"--{name} is one of {string.Join(", ", Enum.GetValues<T>().Select(word))}; it cannot be '{value}'.";
    }

    private static bool IsDate(string value)
    {
        if (value.Split('/') is not [var first, var last])
            return LocalDatePattern.Iso.Parse(value).Success;
        var (from, to) = (LocalDatePattern.Iso.Parse(first), LocalDatePattern.Iso.Parse(last));
        return (from.Success || first == Open) && (to.Success || last == Open) && (from.Success || to.Success) && !(from.Success && to.Success && from.Value >= to.Value);
    }
}
