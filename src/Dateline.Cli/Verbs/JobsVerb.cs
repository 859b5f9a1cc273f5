using System.CommandLine;
using System.Globalization;
using Dateline.Export;
using Dateline.Intake;

namespace Dateline.Cli.Verbs;

/// <summary><c>dateline jobs</c>: the runs of the intake, and how far each got.</summary>
internal static class JobsVerb
{
    public static Command Create(Surroundings around)
    {
        var store = Settings.ArchiveToAsk();
        var json = Settings.Json();
        var quiet = Settings.Quiet();
        var verb = new Verb("jobs", "Lists the runs of the intake, and how far each got.")
        {
            Notes = ["A run that was killed is shown as running: nobody was left to say so. Give its line again, and it goes on where it ended."],
            Examples = [("dateline jobs", "the oldest first")],
        };
        foreach (var option in (Option[])[store, json, quiet])
            verb.Add(option);
        verb.SetAction(async (result, _) =>
        {
            await using var archive = Asking.Open(around, result.GetValue(store)!);
            var rows = JobRow.AllAsync(archive, around.Stop);
            var count = result.GetValue(json)
                ? await RowOutput.WriteJsonAsync(around, rows, JobRow.Write)
                : await RowOutput.WriteTextAsync<JobRow>(around, rows, writer => job => writer.WriteLine(Line(job)));
            return Asking.Done(around, count, result.GetValue(quiet), "job");
        });
        return verb;
    }

    private static string Line(JobRow job) => string.Create(
        CultureInfo.InvariantCulture,
        $"{job.Started}  {JobRow.Word(job.State),-7}  {job.Inputs,8:N0} inputs{(job.Refused > 0 ? $", {job.Refused:N0} refused" : "")}, last at {job.Changed}  {VisibleText.Of(job.What)}");
}
