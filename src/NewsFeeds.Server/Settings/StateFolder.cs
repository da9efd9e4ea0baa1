using System.Security.Cryptography;
using System.Text;

namespace NewsFeeds.Server.Settings;

/// <summary>Where the service keeps what it remembers over a restart: outside of the content, apart for each article store.</summary>
internal sealed class StateFolder
{
    private readonly string? _folder;
    private readonly string _hash;

    private StateFolder(string? folder, string hash) => (_folder, _hash) = (folder, hash);

    /// <summary>The configured folder, else the one that systemd or the user's account gives, or none.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="store">What names the article store: the content folder's whole path, or the database's hosts, ports and name.</param>
    /// <param name="publicUrl">Where readers reach the service.</param>
    public static StateFolder Of(NewsFeedsOptions options, string store, Uri publicUrl)
    {
        // Two services over one store share what they keep only if both have a public address in their settings. Otherwise their feeds
        // have different addresses and so different bytes.
        var name = options.PublicUrl is null ? $"{store}\n{publicUrl}" : store;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        var folder = FolderOf(options) is { } found && !IsInContent(options, found) ? found : null;
        return new StateFolder(folder, Convert.ToHexStringLower(hash.AsSpan(0, 8)));
    }

    /// <summary>The path of what is kept under a name; null where nothing is kept.</summary>
    public string? PathOf(string name, string extension = "") =>
        _folder is null ? null : Path.Combine(_folder, $"{name}-{_hash}{extension}");

    /// <summary>Why nothing can be kept, found by writing a file; null where it can be kept, or is not to be kept.</summary>
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
        // A unit with several folders gets them all, with colons between.
        var folder = options.State ?? Environment.GetEnvironmentVariable("STATE_DIRECTORY")?.Split(':')[0];
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (string.IsNullOrEmpty(folder) && own.Length > 0)
        {
            folder = Path.Combine(own, "newsfeeds");
        }

        return string.IsNullOrEmpty(folder) || folder == "none" ? null : folder;
    }
}
