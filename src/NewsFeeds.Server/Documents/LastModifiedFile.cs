using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Documents;

/// <summary>What is remembered over a restart.</summary>
/// <param name="Authority">The authority of the publication's ids; null where no start has named it yet.</param>
/// <param name="Feeds">The date of each feed, by its path.</param>
internal sealed record LastModifiedState(string? Authority, Dictionary<string, LastModifiedDate> Feeds);

/// <summary>
/// The file that keeps the dates of feeds over a restart. Several processes may share it, because a whole new file replaces it each time.
/// What it holds is checked like any input.
/// </summary>
internal sealed partial class LastModifiedFile(string path, ILogger<LastModifiedFile> log)
{
    /// <summary>Several times what the dates of all feeds take that are remembered.</summary>
    private const long MostBytes = 32 << 20;

    private string? _lost; // The reason that was logged last, so that each is logged once.

    /// <summary>
    /// What is in the file; nothing where there is no file or it cannot be read. A date that is none of ours is left out.
    /// </summary>
    public LastModifiedState Read()
    {
        try
        {
            if (ReadBytes() is not { } bytes)
            {
                return new LastModifiedState(null, []);
            }

            var state = JsonSerializer.Deserialize(bytes, LastModifiedJson.Default.LastModifiedState);
            var feeds = state?.Feeds ?? throw new InvalidDataException("it holds no feeds");
            var dates = new Dictionary<string, LastModifiedDate>(feeds.Where(IsOwn), StringComparer.Ordinal);
            var authority = state.Authority is { } named && TagAuthority.Is(named) ? named : null;
            TellLoss(feeds.Count == dates.Count && authority == state.Authority
                ? null
                : $"{feeds.Count - dates.Count} of {feeds.Count} dates, or the authority, are not as this service writes them");
            return new LastModifiedState(authority, dates);
        }
        catch (JsonException e)
        {
            TellLoss($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} is not as this service writes it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            TellLoss(e.Message.TrimEnd('.'));
        }

        return new LastModifiedState(null, []);
    }

    /// <summary>
    /// Writes what is remembered; returns false where the file cannot be written. A full disk then costs only the dates over a restart.
    /// </summary>
    public bool TryWrite(LastModifiedState state)
    {
        // The name is random, because containers that share the folder all have the same process number.
        var written = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                var bytes = JsonSerializer.SerializeToUtf8Bytes(state, LastModifiedJson.Default.LastModifiedState);
                File.WriteAllBytes(written, bytes);
                File.Move(written, path, overwrite: true);
            }
            finally
            {
                File.Delete(written); // It is still there after a failure, such as a full disk.
            }

            _lost = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// The file's bytes; null where there is none. A pipe looks empty. Whoever opens it waits for its writer for ever.
    /// </summary>
    private byte[]? ReadBytes()
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException("it is a folder");
        }

        var file = new FileInfo(path);
        if (file is { Exists: true, LinkTarget: not null })
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        if (!file.Exists)
        {
            return null;
        }

        if (file.Length is 0 or > MostBytes)
        {
            throw new InvalidDataException(file.Length == 0 ? "it is empty, or no file" : $"it is larger than {MostBytes} bytes");
        }

        using var stream = file.OpenRead();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsOwn(KeyValuePair<string, LastModifiedDate> feed) =>
        feed.Value is { Tag: not null } dated
        && Validators.IsTag(dated.Tag)
        && dated.Date >= DateTimeOffset.UnixEpoch
        && Address.Parse(feed.Key) is not null;

    private void TellLoss(string? reason)
    {
        if (reason is not null && reason != _lost)
        {
            LogForgotten(path, reason);
        }

        _lost = reason;
    }

    [LoggerMessage(
        EventName = "DatesForgotten", Level = LogLevel.Warning,
        Message = "Dates of feeds in '{Path}' are forgotten, because {Reason}; these feeds get new dates, and the file is written anew")]
    private partial void LogForgotten(string path, string reason);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LastModifiedState))]
internal sealed partial class LastModifiedJson : JsonSerializerContext;
