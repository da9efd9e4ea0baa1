using System.Net;

namespace NewsFeeds.Text;

/// <summary>Which addresses anybody on the internet may reach (IANA's registries of special-purpose addresses). Pure.</summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            // This network, private ones, carriers' own, loopback, link-local, protocols, documentation, 6to4 relays, benchmarks.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",

            // Multicast; reserved and broadcast.
            "224.0.0.0/4", "240.0.0.0/4",

            // Teredo and other protocols, documentation, 6to4, which holds an IPv4 address.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // Names of one machine, of a home or office network (RFC 6762, RFC 8375), and the one that ICANN keeps for private use.
    private static readonly string[] PrivateDomains = [".localhost", ".local", ".lan", ".internal", ".home.arpa"];

    /// <summary>
    /// Whether anybody may reach the host of an address, as far as its spelling tells: a name has a dot and does not end as private ones
    /// do.
    /// </summary>
    public static bool HasHostOf(Uri address)
    {
        if (IPAddress.TryParse(address.DnsSafeHost, out var ip))
        {
            return Has(ip);
        }

        var name = address.IdnHost.TrimEnd('.');
        return name.Contains('.', StringComparison.Ordinal)
            && !Array.Exists(PrivateDomains, domain => name.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an address is public. An IPv4 address that is written as one of IPv6 is judged as what it is.</summary>
    public static bool Has(IPAddress address)
    {
        var real = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isUnicast = real.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || Unicast.Contains(real);
        return isUnicast && !Array.Exists(Special, network => network.Contains(real));
    }
}
