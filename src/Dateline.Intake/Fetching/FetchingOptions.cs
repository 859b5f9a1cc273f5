using System.Net;

namespace Dateline.Intake;

/// <summary>How addresses are fetched.</summary>
public sealed record FetchingOptions
{
    /// <summary>Whether hosts that are not public may be asked: this machine, private networks.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>How many redirects are followed.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>How long one fetch may take, redirects and all.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The limits on what comes; those of a report.</summary>
    public IntakeLimits Limits { get; init; } = IntakeLimits.Default;

    /// <summary>What the servers are told who asks.</summary>
    public string UserAgent { get; init; } = "Dateline/" + (typeof(Chronicle).Assembly.GetName().Version?.ToString(2) ?? "0");

    /// <summary>Asks for the addresses of a host.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
