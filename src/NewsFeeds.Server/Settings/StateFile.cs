using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Server.Settings;

/// <summary>The file that keeps the dates of feeds over a restart. There is one for each content folder, outside of it.</summary>
internal static class StateFile
{
    /// <summary>
    /// A file in the configured folder, else in the one that systemd or the user's account gives; null where there is no such folder.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="contentRoot">The content folder's whole path.</param>
    /// <param name="publicUrl">Where readers reach the service.</param>
    public static string? PathOf(NewsFeedsOptions options, string contentRoot, Uri publicUrl)
    {
        if (FolderOf(options) is not { } folder || IsIn(options.Content, folder))
        {
            return null;
        }

        // Two services on one content folder share the file only if both have a public address in their settings. Otherwise their feeds
        // have different addresses and so different bytes.
        var name = options.PublicUrl is null ? $"{contentRoot}\n{publicUrl}" : contentRoot;
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

    private static bool IsIn(string content, string folder)
    {
        var way = Path.GetRelativePath(content, folder);
        return !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";
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
