using Dateline.Export;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli.Verbs;

/// <summary>Gathers inputs, reads them on several cores, and tells on standard error how far it is and what was refused. What becomes of the readings is its caller's.</summary>
internal sealed class ReadingLoop(Surroundings around, GatheringOptions options, ReadingLimits limits, Project project, int jobs, bool isQuiet)
{
    private bool _hasFault;

    /// <summary>How many reports were read.</summary>
    public long Read { get; private set; }

    /// <summary>How many inputs were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>How many files were passed over because they only accompany pages.</summary>
    public int PassedOver { get; private set; }

    /// <summary>The exit code that says how it went.</summary>
    public int Exit => around.Stop.IsCancellationRequested ? ExitCode.Stopped
        : _hasFault ? ExitCode.InternalError
        : Refused > 0 ? ExitCode.Incomplete
        : ExitCode.Done;

    /// <summary>Reads what stands at the paths.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="take">Takes each reading, in order, and at the end nothing, for what still waits; gives those that are to be shown now.</param>
    /// <param name="show">Shows a chronicle.</param>
    public async Task RunAsync(IReadOnlyList<string> paths, Func<Archive.Reading?, ValueTask<IReadOnlyList<Archive.Reading>>> take, Action<Chronicle> show)
    {
        var gatherer = around.Gather(options with { Stop = around.Stop });
        // The engine is loaded by the first worker while this thread opens the store.
        var chronicler = new Lazy<Chronicler>(() => Chronicler.Load(limits, project));
        var run = new ReadingRun(input => chronicler.Value.Read(input), options.Limits, jobs, around.Clock);
        var arrivals = gatherer.Gather(paths);
        using var progress = new Progress(around, !isQuiet, Share(gatherer, paths));
        foreach (var reading in run.Read(options.Journal?.Track(arrivals) ?? arrivals, around.Stop))
            Show(await take(reading), progress, show);
        Show(await take(null), progress, show);
        PassedOver = gatherer.PassedOver;
    }

    private void Show(IReadOnlyList<Archive.Reading> readings, Progress progress, Action<Chronicle> show)
    {
        foreach (var reading in readings)
        {
            progress.Count(reading.Outcome.Refusal is not null);
            if (reading.Outcome.Chronicle is { } chronicle)
            {
                Read++;
                progress.Aside(() => show(chronicle));
            }
            else
            {
                var refusal = reading.Outcome.Refusal!;
                Refused++;
                _hasFault |= refusal.Code == Refusals.FaultCode;
                progress.Tell($"{VisibleText.Of(reading.Input.Source)}: {VisibleText.Of(refusal.Reason)} [{refusal.Code}]");
            }
        }
    }

    private static Func<double?> Share(Gatherer gatherer, IReadOnlyList<string> paths)
    {
        // Only a run that is watched long enough asks; then the names are looked through once, beside the run.
        var total = new Lazy<Task<long?>>(() => Task.Run(() => gatherer.Measure(paths, CancellationToken.None)));
        return () => total.Value is { IsCompletedSuccessfully: true, Result: > 0 and { } bytes } ? Math.Min(1, gatherer.BytesDone / (double)bytes) : null;
    }
}
