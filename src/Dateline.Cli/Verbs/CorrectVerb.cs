using System.CommandLine;
using Dateline.Archive.Review;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline review correct</c>: what of a row is wrong, and what is right.</summary>
internal static class CorrectVerb
{
    /// <summary>What is typed where the report tells none.</summary>
    private const string Nothing = "none";

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
}
