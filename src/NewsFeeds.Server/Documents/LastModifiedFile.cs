using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The file that keeps the dates of feeds over a restart. Several processes may share it, because a whole new file replaces it each time.
/// </summary>
internal sealed partial class LastModifiedFile(string path, ILogger<LastModifiedFile> log)
{
    /// <summary>The dates in the file; none where there is no file or it cannot be read.</summary>
    public Dictionary<string, LastModifiedDate> Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return [];
            }

            var dates = JsonSerializer.Deserialize(File.ReadAllBytes(path), LastModifiedJson.Default.DictionaryStringLastModifiedDate)
                ?? throw new JsonException("it holds nothing");
            return dates.Values.All(date => date is { Tag: not null }) ? dates : throw new JsonException("a feed in it has no tag");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            LogForgotten(path, e.Message);
            return [];
        }
    }

    /// <summary>
    /// Writes the dates; returns false where the file cannot be written. A full disk then costs only the dates over a restart.
    /// </summary>
    public bool TryWrite(Dictionary<string, LastModifiedDate> dates)
    {
        // The name is random, because containers that share the folder all have the same process number.
        var written = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                var bytes = JsonSerializer.SerializeToUtf8Bytes(dates, LastModifiedJson.Default.DictionaryStringLastModifiedDate);
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

[JsonSerializable(typeof(Dictionary<string, LastModifiedDate>))]
internal sealed partial class LastModifiedJson : JsonSerializerContext;
