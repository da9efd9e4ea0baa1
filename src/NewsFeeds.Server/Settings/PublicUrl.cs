using System.Globalization;

namespace NewsFeeds.Server.Settings;

/// <summary>
/// The address at which readers reach the service: the configured one, else the one that it listens on. A request's Host is never used.
/// </summary>
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
