using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Settings;
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

    private readonly KeptFile _file = new(path, MostBytes, log);
    private string? _lost; // The reason that was logged last, so that each is logged once.

    /// <summary>
    /// What is in the file; nothing where there is no file or it cannot be read. A date that is none of ours is left out.
    /// </summary>
    public LastModifiedState Read()
    {
        try
        {
            if (_file.Read() is not { } bytes)
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
        var isWritten = _file.TryWrite(JsonSerializer.SerializeToUtf8Bytes(state, LastModifiedJson.Default.LastModifiedState));
        _lost = isWritten ? null : _lost;
        return isWritten;
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
        EventId = 2101, EventName = "DatesForgotten", Level = LogLevel.Warning,
        Message = "Dates of feeds in '{Path}' are forgotten, because {Reason}; these feeds get new dates")]
    private partial void LogForgotten(string path, string reason);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LastModifiedState))]
internal sealed partial class LastModifiedJson : JsonSerializerContext;
