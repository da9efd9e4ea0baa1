using System.Globalization;

namespace NewsFeeds.Server.Settings;

/// <summary>Where readers reach the service: as configured, else where it listens. The Host header of a request is never used.</summary>
internal static class PublicUrl
{
    private static readonly BindingAddress Default = BindingAddress.Parse("http://localhost:5000");

    /// <summary>The configured address, else the first that the service listens on with https, else the first of all.</summary>
    public static Uri Of(NewsFeedsOptions options, IReadOnlyList<BindingAddress> listening)
    {
        if (options.PublicUrl is { } configured)
        {
            return configured;
        }

        var address = listening.FirstOrDefault(each => each.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            ?? listening.FirstOrDefault(Default);
        var host = address.Host is "0.0.0.0" or "[::]" or "+" or "*" or "" ? "localhost" : address.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{host}:{address.Port}/"));
    }
}
