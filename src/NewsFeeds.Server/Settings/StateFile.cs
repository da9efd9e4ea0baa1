using System.Security.Cryptography;
using System.Text;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Settings;

/// <summary>Where the dates of feeds are remembered over a restart: a file for each content folder, never in it.</summary>
internal static class StateFile
{
    /// <summary>In the configured folder, else in the one that systemd or the user's account gives for such things; null where there is none, or only one in the content.</summary>
    public static string? PathOf(NewsFeedsOptions options, string contentRoot, PublicUrls? addresses)
    {
        // A public address that was given is one newsroom, wherever it is said to live; one that follows the port is another newsroom with each port.
        var name = options.PublicUrl is null ? $"{contentRoot}\n{addresses?.Of(Address.Home)}" : contentRoot;
        return FolderOf(options) is { } folder && !IsIn(options.Content, folder) ? Path.Combine(folder, $"feeds-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8))}.json") : null;
    }

    /// <summary>Why nothing can be remembered, found by writing a file; null where it can, and where nothing is to be.</summary>
    public static string? Trouble(NewsFeedsOptions options)
    {
        if (FolderOf(options) is not { } folder)
        {
            return null;
        }

        if (IsIn(options.Content, folder))
        {
            return $"'{folder}' is in the content folder, which is never written to";
        }

        try
        {
            Directory.CreateDirectory(folder);
            using var probe = File.Create(Path.Combine(folder, $".{Path.GetRandomFileName()}"), 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"no file can be written in '{folder}': {e.Message.TrimEnd('.')}";
        }
    }

    private static bool IsIn(string content, string folder) =>
        Path.GetRelativePath(content, folder) is var way && !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";

    private static string? FolderOf(NewsFeedsOptions options)
    {
        var folder = options.State ?? Environment.GetEnvironmentVariable("STATE_DIRECTORY");
        if (string.IsNullOrEmpty(folder) && Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } own)
        {
            folder = Path.Combine(own, "newsfeeds");
        }

        return string.IsNullOrEmpty(folder) || folder == "none" ? null : folder;
    }
}
