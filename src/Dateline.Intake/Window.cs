using System.Diagnostics.CodeAnalysis;

namespace Dateline.Intake;

using Reading = Dateline.Archive.Reading;

/// <summary>The place of one arrival in the order.</summary>
internal sealed class Slot
{
    public Slot(Arrival arrival)
    {
        Input = arrival.Input;
        Result = arrival.Refusal is { } refusal ? new Reading(Input, ReadingOutcome.Refused(refusal)) : null;
    }

    public Input Input { get; }

    /// <summary>What became of it; absent until it is read.</summary>
    public Reading? Result { get; set; }

    /// <summary>When somebody began to read it, as a timestamp of the clock.</summary>
    public long? Begun { get; set; }

    /// <summary>Whether it took too long, so that a worker is lost to it.</summary>
    public bool IsAbandoned { get; set; }
}

/// <summary>The stretch of the input that is in memory: what waits to be read, is being read, or waits for its turn to be handed out.</summary>
/// <remarks>One thread adds, some take work and finish it, one takes what is finished, in order. All wait on one monitor: they are few, and seldom wake.</remarks>
internal sealed class Window(int inputs, long bytes, TimeProvider clock, TimeSpan readingTime)
{
    private readonly object _gate = new();
    private readonly Queue<Slot> _order = [];
    private readonly Queue<Slot> _waiting = [];
    private long _bytes;
    private bool _isComplete;
    private bool _isStopped;

    /// <summary>What ended the gathering before its time.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Puts an arrival at the end, as soon as there is room. A single one is let in however large it is.</summary>
    /// <returns>False where the run was stopped.</returns>
    public bool TryAdd(Slot slot)
    {
        var size = slot.Input.Bytes.Length;
        lock (_gate)
        {
            while (!_isStopped && _order.Count > 0 && (_order.Count >= inputs || _bytes + size > bytes))
                Monitor.Wait(_gate);
            if (_isStopped)
                return false;
            _order.Enqueue(slot);
            _bytes += size;
            if (slot.Result is null)
                _waiting.Enqueue(slot);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>No arrival follows.</summary>
    public void Complete(Exception? fault)
    {
        lock (_gate)
        {
            (_isComplete, Fault) = (true, fault);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends the run: nothing more is taken in or handed out.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next input to read, as soon as there is one.</summary>
    /// <returns>False where there will be none.</returns>
    public bool TryTakeWork([NotNullWhen(true)] out Slot? slot)
    {
        lock (_gate)
        {
            while (!_isStopped && !_isComplete && _waiting.Count == 0)
                Monitor.Wait(_gate);
            if (_isStopped || !_waiting.TryDequeue(out slot))
            {
                slot = null;
                return false;
            }
            slot.Begun = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>An input was read.</summary>
    /// <returns>False where that took too long and its place was given up.</returns>
    public bool Finish(Slot slot, Reading result)
    {
        lock (_gate)
        {
            if (slot.IsAbandoned)
                return false;
            slot.Result = result;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>The first input, as soon as it is finished or has had its time.</summary>
    /// <returns>False where all were taken or the run was stopped.</returns>
    public bool TryTakeFinished([NotNullWhen(true)] out Slot? slot)
    {
        lock (_gate)
        {
            while (!_isStopped && !(_isComplete && _order.Count == 0))
            {
                if (!_order.TryPeek(out var first))
                {
                    Monitor.Wait(_gate);
                }
                else if (first.Result is null && Remaining(first) is { } remaining && remaining > TimeSpan.Zero)
                {
                    Monitor.Wait(_gate, remaining);
                }
                else
                {
                    GiveUp(first);
                    slot = _order.Dequeue();
                    _bytes -= slot.Input.Bytes.Length;
                    Monitor.PulseAll(_gate);
                    return true;
                }
            }
            slot = null;
            return false;
        }
    }

    /// <summary>The worker cannot be stopped from outside; it is left to itself, and somebody else takes its place.</summary>
    private void GiveUp(Slot slot)
    {
        if (slot.Result is not null)
            return;
        slot.IsAbandoned = true;
        slot.Result = new Reading(slot.Input, ReadingOutcome.Refused(Refusals.TooSlow(readingTime)));
    }

    private TimeSpan Remaining(Slot slot)
    {
        if (slot.Begun is not { } begun)
            return readingTime;
        var remaining = readingTime - clock.GetElapsedTime(begun);
        // Waiting counts in milliseconds and would turn a fraction of one into none.
        return remaining > TimeSpan.Zero ? remaining + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
    }
}
