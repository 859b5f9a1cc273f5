using System.CommandLine;
using System.Globalization;
using System.Text;
using Dateline.Archive;
using Dateline.Export;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline quarantine</c>: what was refused, and why; and whether it can be read by now.</summary>
internal static class QuarantineVerb
{
    private const string InputHelp = "its source, or the beginning of its hash, as 'dateline quarantine list' shows them";

    /// <summary>How many bytes of an input are shown.</summary>
    private const int MostShown = 600;

    public static Command Create(Surroundings around) => new("quarantine", "Shows what could not be read.") { List(around), Show(around), Retry(around), Drop(around) };

    private static Verb List(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("list", "Lists what could not be read, with the reason and its code.")
        {
            Notes = ["Read an input again once its fault is mended: it then leaves the quarantine. After an update, 'dateline quarantine retry' reads what is kept again. docs/diagnostics.md says what each code means."],
            Examples = [("dateline quarantine list", "all of it, in the order in which it came")],
        };
        foreach (var option in (Option[])[store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = archive.QuarantineAsync(around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, RowsJson.Write)
                : await RowOutput.WriteTextAsync<QuarantineRow>(around, rows, writer => new RowsText(writer, around.Layout).Write);
            return Asking.Done(around, count, result.GetValue(quiet), "input");
        });
        return verb;
    }

    private static Verb Show(Surroundings around)
    {
        var input = new Argument<string>("INPUT") { Description = InputHelp };
        var bytes = new Option<bool>("--bytes") { Description = "the bytes as they came in, and nothing else" };
        var store = Settings.ArchiveToAsk();
        var verb = new Verb("show", "Shows one refused input: why it was refused, where it came from, and how its bytes begin.")
        {
            Examples = [("dateline quarantine show 3fa9c1d27b", "by the beginning of its hash"), ("dateline quarantine show wall.html --bytes > wall.html", "by its source; takes the bytes out")],
        };
        verb.Add(input);
        verb.Add(bytes);
        verb.Add(store);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var row = One(await archive.QuarantineAsync(around.Stop).ToListAsync(around.Stop), result.GetValue(input)!);
            var kept = row is { IsKept: true, ContentId: { } id } ? await archive.BytesAsync(id, around.Stop) : null;
            if (result.GetValue(bytes))
            {
                around.Output.Write(kept ?? throw new UsageException("Its bytes are not kept: there were none, or more than 16 MiB."));
                return ExitCode.Done;
            }
            await RowOutput.WriteTextAsync<QuarantineRow>(around, new[] { row }.ToAsyncEnumerable(), writer => new RowsText(writer, around.Layout).Write);
            var beginning = kept is null ? "Its bytes are not kept." : VisibleText.Of(Encoding.UTF8.GetString(kept.AsSpan(0, Math.Min(kept.Length, MostShown))));
            around.Output.Write(Encoding.UTF8.GetBytes($"\n{(row.Url is { } url ? "from " + VisibleText.Of(url) + "\n" : "")}refused by version {VisibleText.Of(row.EngineVersion)}\n\n{beginning}\n"));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Drop(Surroundings around)
    {
        var inputs = new Argument<string[]>("INPUT") { Description = InputHelp, Arity = ArgumentArity.OneOrMore };
        var by = Deciding.As();
        var why = new Option<string>("--note") { HelpName = "TEXT", Description = "why" };
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("drop", "Takes refused inputs out of the quarantine, with their bytes. A note of what they were, who dropped them, when and why, stays.")
        {
            Notes = ["For what is no report and never will be. 'dateline archive compact' then gives back its room."],
            Examples = [("dateline quarantine drop 3fa9c1d27b --as 'Ana Brodt' --note 'an empty page'", "by the beginning of its hash")],
        };
        verb.Add(inputs);
        foreach (var option in (Option[])[by, why, store, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var name = Deciding.Name(around, result.GetValue(by));
            await using var archive = Asking.Open(around, result.GetValue(store)!, ArchiveAccess.ReadWrite);
            var refused = await archive.QuarantineAsync(around.Stop).ToListAsync(around.Stop);
            var rows = result.GetValue(inputs)!.Select(input => One(refused, input)).ToList();
            var dropped = await archive.DropAsync(rows, name, result.GetValue(why), around.Stop);
            if (!result.GetValue(quiet))
            {
                var left = (await archive.CountAsync(around.Stop)).Quarantined;
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {dropped:N0} dropped, {left:N0} in quarantine"));
            }
            return ExitCode.Done;
        });
        return verb;
    }

    private static QuarantineRow One(List<QuarantineRow> rows, string given)
    {
        var hash = RowKey.TryParse(given, out var key) ? "sha256:" + key.Prefix : null;
        var found = rows.Where(row => row.Source == given || (hash is not null && row.ContentId?.StartsWith(hash, StringComparison.Ordinal) == true)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"Nothing in quarantine is {given}: give its source as 'dateline quarantine list' shows it, or the digits of its hash."),
            _ => throw new UsageException($"{given} is {found.Count} inputs in quarantine: give more digits of the hash of the one that you mean."),
        };
    }

    private static Verb Retry(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var quiet = Settings.Quiet();
        var verb = new Verb("retry", "Reads what was refused again, from the bytes that are kept; what can be read by now leaves the quarantine.")
        {
            Notes = ["For a new version of Dateline. What still cannot be read stays with the reason that it has; so does what was refused without its bytes being kept."],
            Examples = [("dateline quarantine retry", "after an update")],
        };
        var project = ProjectSettings.Project();
        foreach (var option in (Option[])[store, project, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var own = ProjectSettings.Read(around, result.GetValue(project));
            await using var archive = Asking.Open(around, result.GetValue(store)!, ArchiveAccess.ReadWrite);
            var chronicler = Chronicler.Load(project: own);
            var (tried, read) = (0, 0);
            await foreach (var input in KeptInput.RefusedAsync(archive, cancellation: around.Stop))
            {
                tried++;
                var outcome = chronicler.Read(input);
                if (outcome.Chronicle is null)
                    continue;
                await archive.StoreAsync([new Archive.Reading(input, outcome)], around.Stop);
                read++;
                if (!result.GetValue(quiet))
                    around.Error.WriteLine($"{CommandLine.Name}: {VisibleText.Of(input.Source)} is read");
            }
            var left = (await archive.CountAsync(around.Stop)).Quarantined;
            if (!result.GetValue(quiet))
                around.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandLine.Name}: {read:N0} of {tried:N0} read, {left:N0} in quarantine"));
            return ExitCode.Done;
        });
        return verb;
    }
}
