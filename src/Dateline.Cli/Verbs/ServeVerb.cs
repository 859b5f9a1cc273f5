using System.CommandLine;
using System.Globalization;
using Dateline.Archive.Sqlite;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline serve</c>: opens the desk, which is a program of its own beside this one; see <c>docs/desk.md</c>.</summary>
internal static class ServeVerb
{
    private static readonly ProgramBeside Program = new("Dateline.Desk", "desk", "The desk");

    public static Command Create(Surroundings around)
    {
        var store = new Option<string>("--store") { HelpName = "FILE", Description = $"the archive to show (default: {SqliteArchive.DefaultFile}; the samples, where that is not there)" };
        var port = Settings.Number("--port", "N", "the port to listen on (default: 5080)", least: 1);
        var address = new Option<string>("--address") { HelpName = "ADDRESS", Description = "127.0.0.1 (the default), ::1 or localhost; any other is refused" };
        var verb = new Verb("serve", "Opens the desk: the chronicle as pages in the browser, on this machine only.")
        {
            Notes =
            [
                "It prints an address with a token that lets the browser in; nobody else on the machine knows it. Ctrl-C closes the desk.",
                "The desk needs dotnet: it is a program of its own, which the launcher builds the first time it is asked for.",
            ],
            Examples = [("dateline serve", "the archive dateline.db, or the samples"), ("dateline serve --store crisis.db --port 8000", "another archive, another port")],
        };
        foreach (var option in (Option[])[store, port, address])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            var given = result.GetValue(store);
            if (given is not null && !File.Exists(given))
                throw new UsageException($"There is no archive {given} here: make one with '{CommandLine.Name} read PATH', or leave --store out to see the samples.");
            List<string> args = [];
            if ((given ?? (File.Exists(SqliteArchive.DefaultFile) ? SqliteArchive.DefaultFile : null)) is { } file)
                args.AddRange(["--store", file]);
            if (result.GetValue(port) is { } number)
                args.AddRange(["--port", number.ToString(CultureInfo.InvariantCulture)]);
            if (result.GetValue(address) is { } host)
                args.AddRange(["--address", host]);
            return await Program.RunAsync(around, args);
        });
        return verb;
    }
}
