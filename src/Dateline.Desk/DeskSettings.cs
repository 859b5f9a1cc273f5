using System.Globalization;
using System.Net;

namespace Dateline.Desk;

/// <summary>How the desk is opened.</summary>
public sealed record DeskSettings
{
    public const int DefaultPort = 5080;

    /// <summary>The most bytes that a report may have which is pasted here or sent; the command reads larger ones.</summary>
    public const int LargestReport = 2 * 1024 * 1024;

    /// <summary>The archive to show; absent where the samples are to be shown.</summary>
    public string? Store { get; init; }

    /// <summary>The address to listen on; never one that other machines reach.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>What lets a browser in; made anew at each start where absent.</summary>
    public string? Token { get; init; }

    /// <summary>Whether it closes when its standard input ends: so that it does not outlive the command that started it.</summary>
    public bool EndsWithInput { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads the line that <c>dateline serve</c> hands on. It has looked at the options already; what only this program can tell wrong is told here.</summary>
    public static (DeskSettings? Value, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var settings = new DeskSettings();
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--ends-with-input":
                    settings = settings with { EndsWithInput = true };
                    continue;
                case "--store" when value is not null:
                    settings = settings with { Store = value };
                    break;
                case "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort:
                    settings = settings with { Port = port };
                    break;
                case "--address":
                    if (!TryLoopback(value, out var address))
                        return (null, $"--address takes 127.0.0.1, ::1 or localhost; '{value}' could be reached by others, and the desk has no accounts that would keep them out.");
                    settings = settings with { Address = address };
                    break;
                default:
                    return (null, $"cannot make sense of '{args[i]}'.");
            }
            i++;
        }
        return (settings, null);
    }

    private static bool TryLoopback(string? text, out IPAddress address)
    {
        address = IPAddress.Loopback;
        return text == "localhost" || (IPAddress.TryParse(text, out address!) && IPAddress.IsLoopback(address));
    }
}
