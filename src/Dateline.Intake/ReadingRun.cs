using System.Diagnostics.CodeAnalysis;

namespace Dateline.Intake;

using Reading = Dateline.Archive.Reading;

/// <summary>Reads arrivals on several cores and hands the readings out in the order in which the arrivals came.</summary>
/// <remarks>
/// Bounded: the source of arrivals is asked for the next one only while there is room in the window, counted in inputs and in bytes,
/// so that neither a million files nor a few large ones pile up. The one who takes the readings sets the pace.
/// </remarks>
public sealed class ReadingRun
{
    private const int InputsPerJob = 8;
    private const long BytesInWindow = 64 * 1024 * 1024;

    // Trees of pages may be as deep as the limits of the library allow; the default stack of a thread is smaller on some systems than on others.
    private const int StackBytes = 16 * 1024 * 1024;

    private readonly Func<Input, ReadingOutcome> _read;
    private readonly IntakeLimits _limits;
    private readonly int _jobs;
    private readonly TimeProvider _clock;

    /// <summary>Makes a run.</summary>
    /// <param name="read">Reads one input; called on several threads at once.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="jobs">How many inputs are read at once.</param>
    /// <param name="clock">The clock for the time limit of one report.</param>
    public ReadingRun(Func<Input, ReadingOutcome> read, IntakeLimits limits, int jobs, TimeProvider? clock = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        (_read, _limits, _jobs, _clock) = (read, limits, jobs, clock ?? TimeProvider.System);
    }

    /// <summary>The readings of the arrivals, in their order.</summary>
    /// <param name="arrivals">What came in; enumerated on a thread of its own, no further ahead than there is room.</param>
    /// <param name="cancellation">Ends the run: no further arrival is asked for, and what is not finished is not handed out.</param>
    public IEnumerable<Reading> Read(IEnumerable<Arrival> arrivals, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var window = new Window(_jobs * InputsPerJob, BytesInWindow, _clock, _limits.ReadingTime);
        using var stop = cancellation.Register(static w => ((Window)w!).Stop(), window);
        try
        {
            Start(() => Gather(arrivals, window), "gather");
            while (window.TryTakeFinished(out var slot))
            {
                if (slot.IsAbandoned)
                    StartWorker(window);
                yield return slot.Result!;
            }
        }
        finally
        {
            window.Stop();
        }
        if (window.Fault is { } fault)
            throw new InvalidOperationException("gathering the inputs failed", fault);
    }

    private void Gather(IEnumerable<Arrival> arrivals, Window window)
    {
        try
        {
            var workers = 0;
            foreach (var arrival in arrivals)
            {
                var slot = new Slot(arrival);
                if (!window.TryAdd(slot))
                    return;
                if (slot.Result is null && workers < _jobs)
                {
                    workers++;
                    StartWorker(window);
                }
            }
            window.Complete(null);
        }
        catch (Exception fault)
        {
            window.Complete(fault);
        }
    }

    private void StartWorker(Window window) => Start(() => Work(window), "read");

    private void Work(Window window)
    {
        while (window.TryTakeWork(out var slot))
        {
            if (!window.Finish(slot, ReadOne(slot.Input)))
                return;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A fault of ours on one report is quarantined with its name; the others go on.")]
    private Reading ReadOne(Input input)
    {
        try
        {
            return new Reading(input, _read(input));
        }
        catch (Exception fault)
        {
            return new Reading(input, ReadingOutcome.Refused(Refusals.Fault(fault)));
        }
    }

    private static void Start(ThreadStart work, string name) =>
        new Thread(work, StackBytes) { IsBackground = true, Name = "dateline " + name }.Start();
}
