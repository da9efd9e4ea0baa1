using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Documents;

/// <summary>What is remembered over a restart.</summary>
/// <param name="Authority">The authority of the publication's ids; null where no start has named it yet.</param>
/// <param name="Feeds">The date of each feed, by its path.</param>
internal sealed record LastModifiedState(string? Authority, Dictionary<string, LastModifiedDate> Feeds);

/// <summary>
/// The file that keeps the dates of feeds over a restart. Several processes may share it, because a whole new file replaces it each time.
/// </summary>
internal sealed partial class LastModifiedFile(string path, ILogger<LastModifiedFile> log)
{
    /// <summary>What is in the file; nothing where there is no file or it cannot be read.</summary>
    public LastModifiedState Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return new LastModifiedState(null, []);
            }

            var state = JsonSerializer.Deserialize(File.ReadAllBytes(path), LastModifiedJson.Default.LastModifiedState);
            var feeds = state?.Feeds ?? throw new JsonException("it holds no feeds");
            return feeds.Values.All(date => date is { Tag: not null }) ? state : throw new JsonException("a feed in it has no tag");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            LogForgotten(path, e.Message);
            return new LastModifiedState(null, []);
        }
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

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(
        EventName = "DatesForgotten", Level = LogLevel.Warning,
        Message = "The dates of feeds in '{Path}' cannot be read and are forgotten: {Reason}")]
    private partial void LogForgotten(string path, string reason);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LastModifiedState))]
internal sealed partial class LastModifiedJson : JsonSerializerContext;
