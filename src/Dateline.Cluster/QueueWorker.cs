using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dateline.Archive;
using Dateline.Archive.Postgres;
using Dateline.Intake;

namespace Dateline.Cluster;



/// <summary>Takes inputs from the queue, reads them with the same code as <c>dateline read</c>, and keeps what became of them. Has no state that must outlive it.</summary>
/// <remarks>
/// A thread takes inputs while there is room in the window of <see cref="ReadingRun"/>, as many as cores read, and one keeps what is finished, a batch a transaction: who cannot keep up takes no more.
/// Where the database is away, all wait for it. Where this program was taken for dead, it drops what it has and begins again under another id.
/// </remarks>
internal sealed class QueueWorker(ReadingQueue queue, ClusterSettings settings, Func<Input, ReadingOutcome> read, TimeProvider clock, ILogger<QueueWorker> log) : BackgroundService
{
    /// <summary>Inputs taken at once, and readings kept in one transaction.</summary>
    internal const int Batch = 16;

    private const int MostTries = 6;

    private static readonly TimeSpan Beat = ReadingQueue.Lease / 4;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(250);

    private long _reports;
    private long _refused;
    private double _rate;
    private long _lastBeat;

    /// <summary>Whether it is known to the others, and the database answers.</summary>
    public bool IsReady => Volatile.Read(ref _lastBeat) is not 0 and var last && clock.GetElapsedTime(last) < ReadingQueue.Lease;

    /// <summary>Whether nothing was left to do when it ended.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Where it tells of itself.</summary>
    public string? StatusAddress { get; set; }

    /// <summary>Called when nothing is left to do, where it was asked to end then.</summary>
    public Action WhenEmpty { get; set; } = static () => { };

    /// <summary>The fault of ours that ended it.</summary>
    public Exception? Fault { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception fault)
        {
            // The silo ends: what it has taken is read by others, and where it is what ends them all, it is quarantined in the end.
            Fault = fault;
            throw;
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        // What is under way is finished and kept after the word to stop.
        while (!stoppingToken.IsCancellationRequested && !IsEmpty)
        {
            var worker = Guid.NewGuid();
            if (!await UntilDoneAsync(() => queue.LiveAsync(worker, isNew: true, News(), stoppingToken), stoppingToken))
                return;
            Volatile.Write(ref _lastBeat, clock.GetTimestamp());
            using var lost = new CancellationTokenSource();
            using var ended = new CancellationTokenSource();
            var beating = BeatAsync(worker, lost, ended.Token);
            await Task.Factory.StartNew(() => Read(worker, stoppingToken, lost.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await ended.CancelAsync();
            await beating;
            await TryAsync(() => queue.LeaveAsync(worker, CancellationToken.None));
        }
        if (IsEmpty)
            WhenEmpty();
    }

    private void Read(Guid worker, CancellationToken stop, CancellationToken lost)
    {
        var taken = new ConcurrentQueue<QueuedInput>();
        var under = new UnderWay();
        var waiting = new List<(QueuedInput, ReadingOutcome)>(Batch);
        var run = new ReadingRun(read, IntakeLimits.Default, settings.Jobs, clock);
        foreach (var reading in run.Read(Arrivals(worker, taken, under, stop, lost), lost))
        {
            taken.TryDequeue(out var input);
            waiting.Add((input!, reading.Outcome));
            // At the end of what was taken nothing else comes that it could wait for.
            if (under.Finish() > 0 && waiting.Count < Batch)
                continue;
            if (!Keep(waiting, lost))
                return;
            waiting.Clear();
        }
    }

    private IEnumerable<Arrival> Arrivals(Guid worker, ConcurrentQueue<QueuedInput> taken, UnderWay under, CancellationToken stop, CancellationToken lost)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lost);
        while (!either.IsCancellationRequested)
        {
            IReadOnlyList<QueuedInput> inputs = [];
            Wait(TryAsync(async () => inputs = await queue.TakeAsync(worker, Batch, either.Token)));
            // What may end this program is read alone, so that nothing else is suspected with it.
            var isSuspect = inputs is [{ Tries: > ReadingQueue.Suspect }];
            if (isSuspect)
                under.WaitUntilNone(either.Token);
            under.Add(inputs.Count);
            foreach (var input in inputs)
            {
                taken.Enqueue(input);
                yield return input.Refusal is { } refusal ? Arrival.Refused(input.Input, refusal)
                    : input.Tries > MostTries ? Arrival.Refused(input.Input, Refusals.Deadly(MostTries))
                    : Arrival.Of(input.Input);
            }
            if (isSuspect)
                under.WaitUntilNone(either.Token);
            if (inputs.Count > 0)
                continue;
            if (settings.EndsWhenEmpty)
            {
                var left = 1L;
                Wait(TryAsync(async () => left = await queue.CountAsync(1, either.Token)));
                if (left == 0)
                {
                    IsEmpty = true;
                    yield break;
                }
            }
            either.Token.WaitHandle.WaitOne(Idle);
        }
    }

    // Until it is kept, or until this program is told that others have taken over.
    private bool Keep(List<(QueuedInput, ReadingOutcome)> readings, CancellationToken lost)
    {
        var kept = false;
        Wait(UntilDoneAsync(
            async () =>
            {
                foreach (var deposit in await queue.StoreAsync(readings, lost))
                {
                    if (deposit is not null)
                        _ = deposit.Kind is DepositKind.Quarantined or DepositKind.AlreadyQuarantined ? Interlocked.Increment(ref _refused) : Interlocked.Increment(ref _reports);
                }
                return kept = true;
            },
            lost));
        return kept;
    }

    private async Task BeatAsync(Guid worker, CancellationTokenSource lost, CancellationToken ended)
    {
        var (before, at) = (Interlocked.Read(ref _reports), clock.GetTimestamp());
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, clock, ended);
                var (now, time) = (Interlocked.Read(ref _reports), clock.GetTimestamp());
                // Half of what is told is of the last beat.
                _rate = (_rate + ((now - before) / Math.Max(0.001, clock.GetElapsedTime(at, time).TotalSeconds))) / 2;
                (before, at) = (now, time);
                if (!await queue.LiveAsync(worker, isNew: false, News(), ended))
                {
                    log.LogWarning("others have taken over what this program had: it was silent for more than {Lease}", ReadingQueue.Lease);
                    await lost.CancelAsync();
                    return;
                }
                Volatile.Write(ref _lastBeat, clock.GetTimestamp());
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (ArchiveException trouble) when (!ReadingQueue.IsFault(trouble))
            {
                log.LogWarning("{Trouble}", trouble.Message);
            }
        }
    }

    private async Task<bool> UntilDoneAsync(Func<Task<bool>> work, CancellationToken stop)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                return await work();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return false;
            }
            catch (ArchiveException trouble) when (!ReadingQueue.IsFault(trouble))
            {
                log.LogWarning("{Trouble} Trying again.", trouble.Message);
            }
            await Task.Delay(pause, clock, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            pause = TimeSpan.FromMilliseconds(Math.Min(1000, pause.TotalMilliseconds * 2));
        }
        return false;
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        catch (ArchiveException trouble) when (!ReadingQueue.IsFault(trouble))
        {
            log.LogWarning("{Trouble}", trouble.Message);
        }
    }

    [SuppressMessage("Usage", "VSTHRD002:Avoid problematic synchronous waits", Justification = "Threads of its own, which have nothing else to do.")]
    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private WorkerNews News() => new(settings.Name, Interlocked.Read(ref _reports), Interlocked.Read(ref _refused), _rate, StatusAddress);

    /// <summary>How many inputs are taken and not yet finished.</summary>
    private sealed class UnderWay
    {
        private int _count;

        public void Add(int count) => Interlocked.Add(ref _count, count);

        public int Finish() => Interlocked.Decrement(ref _count);

        public void WaitUntilNone(CancellationToken stop)
        {
            while (Volatile.Read(ref _count) > 0 && !stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(10)))
            {
            }
        }
    }
}
