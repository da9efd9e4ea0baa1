using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Server.Settings;

/// <summary>The file that keeps the dates of feeds over a restart. There is one for each article store, outside of it.</summary>
internal static class StateFile
{
    /// <summary>
    /// A file in the configured folder, else in the one that systemd or the user's account gives; null where there is no such folder.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="store">What names the article store: the content folder's whole path, or the database's hosts, ports and name.</param>
    /// <param name="publicUrl">Where readers reach the service.</param>
    public static string? PathOf(NewsFeedsOptions options, string store, Uri publicUrl)
    {
        if (FolderOf(options) is not { } folder || IsInContent(options, folder))
        {
            return null;
        }

        // Two services over one store share the file only if both have a public address in their settings. Otherwise their feeds
        // have different addresses and so different bytes.
        var name = options.PublicUrl is null ? $"{store}\n{publicUrl}" : store;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return Path.Combine(folder, $"feeds-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}.json");
    }

    /// <summary>Why no dates can be kept, found by writing a file; null where they can be kept, or are not to be kept.</summary>
    public static string? Trouble(NewsFeedsOptions options)
    {
        if (FolderOf(options) is not { } folder)
        {
            return null;
        }

        if (IsInContent(options, folder))
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

    private static bool IsInContent(NewsFeedsOptions options, string folder)
    {
        var way = Path.GetRelativePath(options.Content, folder);
        return options.HasContent && !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";
    }

    private static string? FolderOf(NewsFeedsOptions options)
    {
        var folder = options.State ?? Environment.GetEnvironmentVariable("STATE_DIRECTORY");
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (string.IsNullOrEmpty(folder) && own.Length > 0)
        {
            folder = Path.Combine(own, "newsfeeds");
        }

        return string.IsNullOrEmpty(folder) || folder == "none" ? null : folder;
    }
}
