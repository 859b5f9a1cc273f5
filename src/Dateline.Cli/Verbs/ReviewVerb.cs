using System.CommandLine;
using Dateline.Archive;
using Dateline.Archive.Review;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline review</c>: what people decide about the machine's rows, and what they decided.</summary>
internal static class ReviewVerb
{
    private const int UsualOpen = 20;

    public static Command Create(Surroundings around) => new("review", "Accepts, rejects and corrects rows; the machine's rows are kept, and every decision with its name.")
    {
        List(around),
        Decide(around, ReviewAction.Accept, "Says that rows are right as they are.", "dateline review accept 3fa9c1d27b/m4 3fa9c1d27b/m5 --as 'Ana Brodt'"),
        Decide(around, ReviewAction.Reject, "Says that the report does not tell what a row says.", "dateline review reject 3fa9c1d27b/m4 --note 'a drill' --as 'Ana Brodt'"),
        CorrectVerb.Create(around),
        Pair(around, ReviewAction.Merge, "Says that two rows tell the same event.", "dateline review merge 3fa9c1d27b/m4 81be07aa13/m1 --as 'Ana Brodt'"),
        Pair(around, ReviewAction.Split, "Says that two rows do not tell the same event.", "dateline review split 3fa9c1d27b/m4 81be07aa13/m1 --as 'Ana Brodt'"),
        Note(around),
        Log(around),
        AgreementOf(around),
        Gold(around),
    };

    private static Verb List(Surroundings around)
    {
        var state = Settings.Word<ReviewState>("--state", "STATE", "where the review stands; open are those that nobody decided about yet", t => ReviewWords.TryParse(t, out ReviewState known) ? known : null, Enum.GetValues<ReviewState>().Select(ReviewWords.Of));
        var kind = Settings.Word<RowKind>("--kind", "KIND", "what kind of row (default: mention, of open ones; else all)", t => ReviewWords.TryParse(t, out RowKind known) ? known : null, Enum.GetValues<RowKind>().Select(ReviewWords.Of));
        var limit = Settings.Number("--limit", "N", $"at most so many rows (default: {UsualOpen} of open ones; else all)", least: 1);
        var verb = new Verb("list", "Lists the rows that people decided about, or those that wait for it.")
        {
            Notes = ["A decision follows the words of its row. Where a later engine has no such row any more, it is listed as an orphan."],
            Examples = [("dateline review list --state open", "what waits"), ("dateline review list --state disputed", "what two people see differently")],
        };
        return Ask(verb, around, [state, kind, limit], (result, archive) =>
        {
            var wanted = result.GetValue(state);
            var rows = wanted == ReviewState.Open
                ? ReviewedRow.OpenAsync(archive, result.GetValue(kind) ?? RowKind.Mention, cancellation: around.Stop)
                : ReviewedRow.DecidedAsync(archive, around.Stop).Where(row => (wanted is null || row.Review.State == wanted) && (result.GetValue(kind) is not { } only || row.Row.Kind == only));
            return rows.Take(result.GetValue(limit) ?? (wanted == ReviewState.Open ? UsualOpen : int.MaxValue));
        }, ReviewJson.Write, text => text.Write, "row");
    }

    private static Verb Log(Surroundings around)
    {
        var row = new Argument<string?>("ROW") { Description = "key of a row or report: only what is about it", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Verb("log", "Shows the audit trail: every decision, in order, with the hash that chains it to the one before.")
        {
            Notes = ["Nothing in it is ever changed. Who notes the last hash can prove later that nothing before it was; 'dateline archive check' verifies the chain."],
            Examples = [("dateline review log", "all of it"), ("dateline review log 3fa9c1d27b/m4", "what was decided about one row")],
        };
        verb.Add(row);
        return Ask(verb, around, [], (result, archive) => LogAsync(around, archive, result.GetValue(row)), ReviewJson.Write, text => text.Write, "decision");
    }

    private static async IAsyncEnumerable<AuditEntry> LogAsync(Surroundings around, IArchive archive, string? key)
    {
        ArchivedReport? report = null;
        HashSet<long>? about = null;
        if (key is not null)
        {
            var lookup = await archive.FindAsync(key, around.Stop);
            report = lookup.Report ?? throw new UsageException(lookup.Problem ?? $"There is no row {key}.");
            if (lookup.Row is { } row)
                about = [.. (await (await ReviewBook.ReadAsync(archive, around.Stop)).OfAsync(report.Chronicle.Report.Id, row, around.Stop)).Decisions.Select(d => d.Number)];
        }
        await foreach (var entry in archive.AuditAsync(report?.Chronicle.Report.Id, around.Stop))
        {
            if (about?.Contains(entry.Number) != false)
                yield return entry;
        }
    }

    private static Verb AgreementOf(Surroundings around)
    {
        var verb = new Verb("agreement", "Shows how far reviewers agree about the same rows: Krippendorff's alpha.")
        {
            Notes = ["Over the verdicts (kept or rejected), and over each field of the rows that all keep. 1 is agreement, 0 what chance would give."],
            Examples = [("dateline review agreement", "after two people went through the same reports")],
        };
        return Ask(verb, around, [], (_, archive) => OverAsync(archive, around), ReviewJson.Write, text => text.Write, "measure");
    }

    private static async IAsyncEnumerable<Agreement> OverAsync(IArchive archive, Surroundings around)
    {
        foreach (var measure in await Agreement.OfAsync(archive, around.Stop))
        {
            if (measure.Rows > 0)
                yield return measure;
        }
    }

    private static Verb Gold(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("gold", "Writes the settled rows as gold (dateline-gold/1, one JSON object a line), by which engines are scored.")
        {
            Notes = ["Settled are accepted, rejected and corrected rows; those in dispute and orphans are not. docs/review.md describes the format; 'dateline eval --gold' scores by it."],
            Examples = [("dateline review gold > crisis.gold.jsonl", "all that is settled")],
        };
        verb.Add(store);
        verb.Add(quiet);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var count = await RowOutput.WriteJsonAsync(around, GoldRow.OfAsync(archive, around.Stop), (row, output) => row.Write(output));
            return Asking.Done(around, count, result.GetValue(quiet), "settled row");
        });
        return verb;
    }

    private static Verb Decide(Surroundings around, ReviewAction action, string description, string example)
    {
        var rows = Deciding.Rows();
        var verb = new Verb(ReviewWords.Of(action), description) { Examples = [(example, "by the key that stands beside the row")] };
        verb.Add(rows);
        return new Deciding(around).Complete(verb, result => [.. result.GetValue(rows)!.Select(row => new Deciding.Wanted(action, row))]);
    }

    private static Verb Pair(Surroundings around, ReviewAction action, string description, string example)
    {
        var one = new Argument<string>("ROW") { Description = "key of a row, as in 3fa9c1d27b/m4" };
        var other = new Argument<string>("OTHER") { Description = "key of the other row" };
        var verb = new Verb(ReviewWords.Of(action), description) { Examples = [(example, "two rows by their keys")] };
        verb.Add(one);
        verb.Add(other);
        return new Deciding(around).Complete(verb, result => [new(action, result.GetValue(one)!) { Other = result.GetValue(other) }]);
    }

    private static Verb Note(Surroundings around)
    {
        var row = new Argument<string>("ROW") { Description = "key of a row, as in 3fa9c1d27b/m4" };
        var text = new Argument<string>("TEXT") { Description = "what to write beside it" };
        var verb = new Verb("note", "Writes something beside a row, and decides nothing.") { Examples = [("dateline review note 3fa9c1d27b/m4 'see the film of the 5th' --as 'Ana Brodt'", "for the others")] };
        verb.Add(row);
        verb.Add(text);
        return new Deciding(around).Complete(verb, result => [new(ReviewAction.Note, result.GetValue(row)!) { Note = result.GetValue(text) }], hasNote: false);
    }

    // What all that only ask have in common.
    private static Verb Ask<T>(
        Verb verb, Surroundings around, IReadOnlyList<Option> options, Func<ParseResult, IArchive, IAsyncEnumerable<T>> ask,
        Action<T, System.Buffers.IBufferWriter<byte>> write, Func<ReviewText, Action<T>> text, string what)
    {
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        foreach (var option in (Option[])[.. options, store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = ask(result, archive);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, write)
                : await RowOutput.WriteTextAsync<T>(around, rows, writer => text(new ReviewText(writer, around.Layout)));
            return Asking.Done(around, count, result.GetValue(quiet), what);
        });
        return verb;
    }
}
