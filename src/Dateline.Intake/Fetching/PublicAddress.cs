using System.Net;
using System.Net.Sockets;

namespace Dateline.Intake.Fetching;

/// <summary>Whether an IP address is one of the public Internet, by the registries of special-purpose addresses (IANA; RFC 6890).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special =
    [
        .. Networks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Public by its number, but answers only inside a cloud, with the keys of the machine.
            "168.63.129.16/32"),
        // Of IPv6 only 2000::/3 is given out; in it, these are not: protocols, documentation, and IPv4 by other ways.
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is public.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Behind a translator the last four bytes are an IPv4 address, with all that may be wrong with it.
            if (Translated.Contains(address))
                return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            if (!Global6.Contains(address))
                return false;
        }
        foreach (var network in Special)
        {
            if (network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))
                return false;
        }
        return true;
    }

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(IPNetwork.Parse);
}
