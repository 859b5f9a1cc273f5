using System.CommandLine;
using System.Text;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary>What verbs that decide about rows have in common: who decides, why, and in which archive.</summary>
internal sealed class Deciding(Surroundings around)
{
    private const int LongestName = 200;

    private readonly Option<string> _as = As();
    private readonly Option<string> _note = new("--note") { HelpName = "TEXT", Description = "why" };
    private readonly Option<string> _store = Settings.ArchiveToAsk();
    private readonly Option<bool> _json = Settings.Json();
    private readonly Option<bool> _quiet = Settings.Quiet();

    /// <summary>A decision that was asked for on the line.</summary>
    internal sealed record Wanted(ReviewAction Action, string Row)
    {
        public string? Other { get; init; }

        public IReadOnlyList<Correction> Changes { get; init; } = [];

        public string? Note { get; init; }
    }

    /// <summary>Who does it.</summary>
    public static Option<string> As() => new("--as") { HelpName = "NAME", Description = $"the name under which the others know you (default: the environment variable {Surroundings.ReviewerVariable})" };

    /// <summary>The name that was given, else that of the surroundings.</summary>
    /// <exception cref="UsageException">There is none, or it is too long.</exception>
    public static string Name(Surroundings around, string? given)
    {
        var name = (given ?? around.Reviewer)?.Trim();
        if (string.IsNullOrEmpty(name))
            throw new UsageException($"Say who decides: --as NAME, or set {Surroundings.ReviewerVariable}.");
        return name.Length <= LongestName ? name : throw new UsageException($"A name has at most {LongestName} characters.");
    }

    public static Argument<string[]> Rows() => new("ROW") { Description = "keys of rows, as in 3fa9c1d27b/m4", Arity = ArgumentArity.OneOrMore };

    /// <summary>Adds the options, and what is done.</summary>
    public Verb Complete(Verb verb, Func<ParseResult, IReadOnlyList<Wanted>> wanted, bool hasNote = true)
    {
        foreach (var option in hasNote ? (Option[])[_as, _note, _store, _json, _quiet] : [_as, _store, _json, _quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var decisions = wanted(result);
            var reviewer = Name(around, result.GetValue(_as));
            await using var archive = Asking.Open(around, result.GetValue(_store)!, ArchiveAccess.ReadWrite);
            var drafts = new List<DecisionDraft>(decisions.Count);
            foreach (var one in decisions)
                drafts.Add(await DraftAsync(archive, reviewer, one with { Note = one.Note ?? (hasNote ? result.GetValue(_note) : null) }));
            var kept = await archive.DecideAsync(drafts, around.Stop);
            if (result.GetValue(_json))
                await RowOutput.WriteJsonAsync(around, Each(kept), ReviewJson.Write);
            else if (!result.GetValue(_quiet))
                await RowOutput.WriteTextAsync<AuditEntry>(around, Each(kept), writer => new ReviewText(writer, around.Layout).Write);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async IAsyncEnumerable<AuditEntry> Each(IReadOnlyList<AuditEntry> entries)
    {
        await Task.CompletedTask;
        foreach (var entry in entries)
            yield return entry;
    }

    private async Task<DecisionDraft> DraftAsync(IArchive archive, string reviewer, Wanted wanted)
    {
        var (report, row) = await FindAsync(archive, wanted.Row);
        foreach (var change in wanted.Changes)
        {
            if (CorrectVerb.Problem(row.Kind, change) is { } problem)
                throw new UsageException(problem);
        }
        var seen = RowValues.Of(report.Chronicle, row.Key)!;
        var changes = wanted.Changes.Where(change => seen[change.Field] != change.Value).ToList();
        if (wanted.Action == ReviewAction.Correct && changes.Count == 0)
            throw new UsageException($"{row.Shown} says so already: accept it.");
        var other = wanted.Other is { } key ? (await FindAsync(archive, key)).Row : null;
        if (other is not null && (other.Kind != row.Kind || other == row))
            throw new UsageException($"{row.Shown} and {other.Shown} are {(other == row ? "one row" : "rows of two kinds")}: give two of the same kind.");
        return new DecisionDraft(reviewer, wanted.Action, row)
        {
            Changes = changes,
            Seen = seen,
            Other = other,
            Note = wanted.Note,
            EngineVersion = report.EngineVersion,
        };
    }

    private async Task<(ArchivedReport Report, RowPointer Row)> FindAsync(IArchive archive, string key)
    {
        var lookup = await archive.FindAsync(key, around.Stop);
        if (lookup.Report is not { } report)
            throw new UsageException(lookup.Problem ?? $"There is no row {key}.");
        return lookup.Row is { } row && RowPointer.At(report.Chronicle, row) is { } pointer
            ? (report, pointer)
            : throw new UsageException($"'{key}' names no event mention, statement or commitment; give a key as in {RowKey.Of(report.Chronicle.Report.Id)}/m1.");
    }
}
