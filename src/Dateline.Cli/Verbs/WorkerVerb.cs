using System.CommandLine;
using System.Globalization;
using Dateline.Archive;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline worker</c>: one silo of a cluster, which is a program of its own beside this one; see <c>docs/cluster.md</c>.</summary>
internal static class WorkerVerb
{
    private static readonly ProgramBeside Program = new("Dateline.Cluster", "cluster", "The cluster");

    // It ended by a fault, or because the others took it for dead: then it joins anew.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static Command Create(Surroundings around)
    {
        var cluster = Settings.Cluster();
        var port = Settings.Number("--port", "N", "the port of the status page on 127.0.0.1 (default: any that is free)", least: 1);
        var siloAddress = new Option<string>("--silo-address") { HelpName = "ADDRESS", Description = "the address other silos reach this one at (default: 127.0.0.1: all on this machine)" };
        var siloPort = Settings.Number("--silo-port", "N", "the port silos speak to one another on (default: any that is free)", least: 1);
        var jobs = Settings.Number("--jobs", "N", "reports to read at once (default: one for each core)", least: 1);
        var name = new Option<string>("--name") { HelpName = "NAME", Description = "what the silo is called (default: machine and process)" };
        var untilEmpty = new Option<bool>("--until-empty") { Description = "ends when the queue is empty" };
        var verb = new Verb("worker", "Reads what waits in the queue of a cluster, together with other machines.")
        {
            Notes =
            [
                "Any number may be started, stopped and killed at any time: nothing is lost or read into the archive twice.",
                "Ctrl-C finishes the reports that are being read. A silo that ends by a fault is started again.",
                "The worker needs dotnet: it is a program of its own, which the launcher builds the first time it is asked for.",
            ],
            Examples =
            [
                ("dateline worker --cluster postgres://desk@db.example/crisis", "joins the cluster and reads until it is stopped"),
                ("dateline read --cluster postgres://desk@db.example/crisis reports/", "puts reports into its queue"),
            ],
        };
        foreach (var option in (Option[])[cluster, port, siloAddress, siloPort, jobs, name, untilEmpty])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            if (!Archives.IsAddress(result.GetValue(cluster)))
                throw new UsageException("Name the database of the cluster: --cluster postgres://user@host/database.");
            List<string> args = ["--cluster", result.GetValue(cluster)!];
            foreach (var (option, value) in (ReadOnlySpan<(string, string?)>)[
                ("--port", Text(result.GetValue(port))), ("--silo-port", Text(result.GetValue(siloPort))), ("--jobs", Text(result.GetValue(jobs))), ("--silo-address", result.GetValue(siloAddress)), ("--name", result.GetValue(name))])
            {
                if (value is not null)
                    args.AddRange([option, value]);
            }
            if (result.GetValue(untilEmpty))
                args.Add("--until-empty");
            return await RunAsync(around, args);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings around, List<string> args)
    {
        while (true)
        {
            var exit = await Program.RunAsync(around, args);
            if (exit is ExitCode.Done or ExitCode.Incomplete or ExitCode.WrongUsage || around.Stop.IsCancellationRequested)
                return exit;
            around.Error.WriteLine($"{CommandLine.Name}: the silo ended with {exit.ToString(CultureInfo.InvariantCulture)}; it is started again");
            await Task.Delay(Pause, around.Clock, around.Stop);
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
