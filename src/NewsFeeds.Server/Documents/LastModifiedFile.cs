using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFeeds.Server.Documents;

/// <summary>
/// The file in which dates of feeds outlive the process. Several processes may share it: it is written whole beside and renamed.
/// </summary>
internal sealed partial class LastModifiedFile(string path, ILogger<LastModifiedFile> log)
{
    /// <summary>What it holds; nothing where there is no file or it cannot be read.</summary>
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

    /// <summary>False where it cannot be written: a full disk costs the memory across restarts, and nothing else.</summary>
    public bool TryWrite(Dictionary<string, LastModifiedDate> dates)
    {
        var written = $"{path}.{Path.GetRandomFileName()}"; // Not the process's number: containers that share the folder are all process 1.
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes(dates, LastModifiedJson.Default.DictionaryStringLastModifiedDate));
                File.Move(written, path, overwrite: true);
            }
            finally
            {
                File.Delete(written); // What a full disk left of it.
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
