using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dateline.Cluster;

/// <summary>How a silo is started.</summary>
public sealed record ClusterSettings
{
    public const int DefaultStatusPort = 5090;

    /// <summary>The address of the archive, which is also where the silos find one another.</summary>
    public required string Store { get; init; }

    /// <summary>The address that the other silos reach this one at. Silos trust one another: it belongs to a network of their own.</summary>
    public IPAddress SiloAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port the silos speak to one another on; 0 takes any that is free.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port of the status page, on 127.0.0.1; 0 takes any that is free.</summary>
    public int StatusPort { get; init; }

    /// <summary>How many reports are read at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What the silo is called.</summary>
    public string Name { get; init; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");

    /// <summary>Whether it ends when nothing waits and nothing is being read.</summary>
    public bool EndsWhenEmpty { get; init; }

    /// <summary>Whether it ends when its standard input does: so that it does not outlive the command that started it.</summary>
    public bool EndsWithInput { get; init; }

    /// <summary>Whether feeds are fetched from private networks, too.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Reads the line that <c>dateline worker</c> hands on.</summary>
    public static (ClusterSettings? Value, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var settings = new ClusterSettings { Store = "" };
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (args[i])
            {
                case "--ends-with-input":
                    settings = settings with { EndsWithInput = true };
                    continue;
                case "--until-empty":
                    settings = settings with { EndsWhenEmpty = true };
                    continue;
                case "--allow-private-addresses":
                    settings = settings with { AllowPrivateAddresses = true };
                    continue;
                case "--cluster" when value is not null:
                    settings = settings with { Store = value };
                    break;
                case "--name" when value is { Length: > 0 and <= 100 }:
                    settings = settings with { Name = value };
                    break;
                case "--jobs" when number >= 1:
                    settings = settings with { Jobs = number };
                    break;
                case "--port" when number is >= 0 and <= IPEndPoint.MaxPort:
                    settings = settings with { StatusPort = number };
                    break;
                case "--silo-port" when number is >= 0 and <= IPEndPoint.MaxPort:
                    settings = settings with { SiloPort = number };
                    break;
                case "--silo-address" when IPAddress.TryParse(value, out var address):
                    settings = settings with { SiloAddress = address };
                    break;
                default:
                    return (null, $"cannot make sense of '{args[i]}'.");
            }
            i++;
        }
        return settings.Store.Length == 0 ? (null, "name the cluster's database: --cluster postgres://user@host/database.") : (settings, null);
    }

    /// <summary>A port that is free now.</summary>
    internal static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
