using System.Globalization;
using Dateline.Export;

namespace Dateline.Cli;

/// <summary>A line on the terminal that renews itself, and is gone before anything else is written.</summary>
/// <remarks>Not thread-safe: <see cref="Progress"/> sees to it that one writes at a time.</remarks>
internal sealed class StatusLine(Surroundings around)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private long _last = around.Clock.GetTimestamp();
    private bool _isShown;

    /// <summary>Shows how far something is, unless that was shown a moment ago.</summary>
    public void Tell(FormattableString what)
    {
        if (around.Clock.GetElapsedTime(_last) < Often)
            return;
        _last = around.Clock.GetTimestamp();
        Show(CommandLine.Name + ": " + what.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Shows a line in the place of the one before. One that is too long for the terminal would break, and could not be taken back: it is cut.</summary>
    public void Show(string line)
    {
        around.Error.Write("\r\e[K" + Cut(line, around.Width - 1));
        around.Error.Flush();
        _isShown = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (!_isShown)
            return;
        around.Error.Write("\r\e[K");
        around.Error.Flush();
        _isShown = false;
    }

    private static string Cut(string line, int width)
    {
        if (VisibleText.Width(line) <= width)
            return line;
        return width > 1 ? line[..Math.Min(line.Length, width - 1)] + "…" : "";
    }
}
