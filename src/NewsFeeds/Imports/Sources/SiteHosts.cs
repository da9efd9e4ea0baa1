using NewsFeeds.Text;

namespace NewsFeeds.Imports.Sources;

/// <summary>The hosts of the former site. Each is the same with and without <c>www.</c>, in letters and as IDNA spells it. Pure.</summary>
internal sealed class SiteHosts
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Host, int Port)> _servers = [];

    /// <param name="homes">The addresses at which the site was.</param>
    public SiteHosts(IEnumerable<string> homes)
    {
        foreach (var home in homes)
        {
            if (WebAddress.Is(home, out var address))
            {
                var host = WithoutWww(address.IdnHost);
                _hosts.Add(host);
                _servers.UnionWith(address.IsDefaultPort ? [(host, 80), (host, 443)] : [(host, address.Port)]);
            }
        }
    }

    /// <summary>Whether an address is one of the site's own. A host below it may be another site, with posts of the same numbers.</summary>
    public bool Has(Uri address) => _hosts.Contains(WithoutWww(address.IdnHost));

    /// <summary>Whether files of the site are at an address: on its own host or on one below it, such as <c>cdn.</c></summary>
    public bool HasFilesAt(Uri address)
    {
        var host = WithoutWww(address.IdnHost);
        return _hosts.Contains(host) || _hosts.Any(own => host.EndsWith("." + own, StringComparison.Ordinal));
    }

    /// <summary>Whether the site itself answers at a port of a host. One that has no port of its own answers http and https.</summary>
    public bool IsServer(string host, int port) => _servers.Contains((WithoutWww(host), port));

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
