using System.Globalization;

namespace NewsFeeds.Server.Settings;

/// <summary>
/// The address at which readers reach the service: the configured one, else the one that it listens on. A request's Host is never used.
/// </summary>
internal static class PublicUrl
{
    private static readonly BindingAddress Default = BindingAddress.Parse("http://localhost:5000");

    /// <summary>Whether nobody says where readers reach the service, and where it listens does not tell it either.</summary>
    public static bool IsUnknown(NewsFeedsOptions options, IReadOnlyList<BindingAddress> listening) =>
        options.PublicUrl is null && listening.Any(each => each.IsUnixPipe || ListenAddresses.IsAny(each));

    /// <summary>The configured address, else the first that the service listens on with https, else the first of all.</summary>
    public static Uri Of(NewsFeedsOptions options, IReadOnlyList<BindingAddress> listening)
    {
        if (options.PublicUrl is { } configured)
        {
            return configured;
        }

        var ports = listening.Where(each => !each.IsUnixPipe && !each.IsNamedPipe).ToList();
        var address = ports.Find(each => each.Scheme == "https") ?? ports.FirstOrDefault(Default);
        var host = ListenAddresses.IsAny(address) ? "localhost" : address.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{host}:{address.Port}/"));
    }
}
