using System.CommandLine;
using Dateline.Intake;

namespace Dateline.Cli;

/// <summary>Options for what comes over the network.</summary>
internal sealed class FetchSettings
{
    private readonly Option<bool> _fetch = new("--fetch") { Description = "fetches the reports that feeds tell of without their text, as each site's robots.txt allows" };
    private readonly Option<bool> _private = new("--allow-private-addresses") { Description = "fetches from this machine and private networks, too" };

    public IReadOnlyList<Option> Options => [_fetch, _private];

    /// <summary>Only the option that widens what may be asked.</summary>
    public Option AllowPrivate => _private;

    /// <summary>The settings, added to what is gathered.</summary>
    public GatheringOptions Apply(ParseResult result, GatheringOptions options, TimeProvider clock) => options with { FollowsFeeds = result.GetValue(_fetch), Fetching = Fetching(result, options.Limits, clock) };

    /// <summary>How addresses are fetched.</summary>
    public FetchingOptions Fetching(ParseResult result, IntakeLimits limits, TimeProvider clock) => new() { AllowPrivateAddresses = result.GetValue(_private), Limits = limits, Clock = clock };
}
