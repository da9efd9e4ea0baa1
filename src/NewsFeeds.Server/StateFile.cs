using System.Security.Cryptography;
using System.Text;
using NewsFeeds.Feeds;

namespace NewsFeeds.Server;

/// <summary>Where the dates of feeds are remembered over a restart: a file for each content folder, never in it.</summary>
internal static class StateFile
{
    /// <summary>In the configured folder, else in the one that systemd or the user's account gives for such things; null where there is none.</summary>
    public static string? PathOf(NewsFeedsOptions options, string contentRoot, Addresses? addresses)
    {
        var folder = options.State ?? Environment.GetEnvironmentVariable("STATE_DIRECTORY");
        if (string.IsNullOrEmpty(folder) && Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } own)
        {
            folder = Path.Combine(own, "newsfeeds");
        }

        if (string.IsNullOrEmpty(folder) || folder == "none")
        {
            return null;
        }

        // A public address that was given is one newsroom, wherever it is said to live; one that follows the port is another newsroom with each port.
        var name = options.PublicUrl is null ? $"{contentRoot}\n{addresses?.Home}" : contentRoot;
        return Path.Combine(folder, $"feeds-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8))}.json");
    }
}
