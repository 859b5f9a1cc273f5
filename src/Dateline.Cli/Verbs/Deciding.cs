using System.CommandLine;
using System.Text;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary>What verbs that decide about rows have in common: who decides, why, and in which archive.</summary>
internal sealed class Deciding(Surroundings around)
{
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
        return name.Length <= DecisionMaking.LongestName ? name : throw new UsageException($"A name has at most {DecisionMaking.LongestName} characters.");
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
        var (draft, problem) = await DecisionMaking.DraftAsync(
            archive, new WantedDecision(reviewer, wanted.Action, wanted.Row) { Other = wanted.Other, Changes = wanted.Changes, Note = wanted.Note }, around.Stop);
        return draft ?? throw new UsageException(problem!);
    }
}
