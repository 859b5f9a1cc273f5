using System.Globalization;
using System.Text;

namespace Dateline.Cli;

/// <summary>Tells on standard error how far a run is: a line that renews itself on a terminal, else a plain line now and then. Messages go through it, so that the two never mix.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(30);

    // Before that, a rate is a guess.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Surroundings _around;
    private readonly Func<double?> _share;
    private readonly long _begun;
    private readonly bool _isShown;
    private readonly ITimer? _timer;
    private readonly Lock _gate = new();
    private long _read;
    private long _quarantined;
    private readonly StatusLine _onLine;

    /// <summary>Begins to tell.</summary>
    /// <param name="around">Where to.</param>
    /// <param name="isShown">Whether progress is wanted; messages are shown in any case.</param>
    /// <param name="share">What share of the work is done, from 0 to 1, as far as it can be told.</param>
    public Progress(Surroundings around, bool isShown, Func<double?> share)
    {
        (_around, _onLine, _isShown, _share, _begun) = (around, new StatusLine(around), isShown, share, around.Clock.GetTimestamp());
        var every = around.ErrorIsTerminal ? OnTerminal : Elsewhere;
        if (isShown)
            _timer = around.Clock.CreateTimer(static self => ((Progress)self!).Show(), this, every, every);
    }

    /// <summary>An input is done with.</summary>
    public void Count(bool isQuarantined)
    {
        lock (_gate)
        {
            _read++;
            if (isQuarantined)
                _quarantined++;
        }
    }

    /// <summary>Writes to standard output with the line out of the way, for both may be the same terminal.</summary>
    public void Aside(Action write)
    {
        lock (_gate)
        {
            _onLine.Clear();
            write();
        }
    }

    /// <summary>A message, whether or not progress is wanted.</summary>
    public void Tell(string message)
    {
        lock (_gate)
        {
            _onLine.Clear();
            _around.Error.WriteLine(message);
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
            _onLine.Clear();
    }

    private void Show()
    {
        lock (_gate)
        {
            var line = Line();
            if (_around.ErrorIsTerminal)
                _onLine.Show(line);
            else
                _around.Error.WriteLine(CommandLine.Name + ": " + line);
        }
    }

    private string Line()
    {
        var elapsed = _around.Clock.GetElapsedTime(_begun);
        var line = new StringBuilder();
        var share = _share();
        if (share is { } done && _around.ErrorIsTerminal)
            line.Append(Bar(done)).Append(' ');
        line.Append(CultureInfo.InvariantCulture, $"{_read:N0} read");
        if (elapsed > Settled && _read > 0)
            line.Append(CultureInfo.InvariantCulture, $", {_read / elapsed.TotalSeconds:N1} a second");
        if (elapsed > Settled && share is > 0.01 and <= 1)
            line.Append(", about ").Append(Duration(elapsed * ((1 - share.Value) / share.Value))).Append(" left");
        if (_quarantined > 0)
            line.Append(CultureInfo.InvariantCulture, $", {_quarantined:N0} quarantined");
        return line.ToString();
    }

    private static string Bar(double share)
    {
        const int Columns = 20;
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * Columns);
        return new string('━', full) + new string('╌', Columns - full);
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };
}
