using System.Globalization;
using System.Net;

namespace NewsFeeds.Server.Settings;

/// <summary>Finds out where the service is reached: as configured, else where it listens. A request's Host never has a say.</summary>
internal static class PublicUrl
{
    /// <summary>The public address, once the service listens; before, of the addresses it is going to listen on.</summary>
    /// <exception cref="SettingsException">An address to listen on is none.</exception>
    public static Uri Of(NewsFeedsOptions options, IEnumerable<string> listening)
    {
        // All of them, whichever is told: the server would stop at a wrong one with a stack trace.
        var addresses = listening.DefaultIfEmpty("http://localhost:5000").Select(Parse).ToList();
        if (options.PublicUrl is { } configured)
        {
            return configured;
        }

        var address = addresses.Find(each => each.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase)) ?? addresses[0];
        var host = address.Host is "0.0.0.0" or "[::]" or "+" or "*" or "" ? "localhost" : address.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{host}:{address.Port}/"));
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            if (BindingAddress.Parse(address) is { Port: <= IPEndPoint.MaxPort } parsed)
            {
                return parsed;
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new SettingsException($"urls must be addresses to listen on, such as http://localhost:5000, but has '{address}'");
    }
}
