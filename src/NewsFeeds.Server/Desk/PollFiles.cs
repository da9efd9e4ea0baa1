using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The folder that keeps the polls of each day. A process writes files of its own, named by the day, so that replicas may share the folder.
/// One thread at a time.
/// </summary>
/// <param name="folder">The folder; null keeps nothing.</param>
/// <param name="log">Where it is told what cannot be read or written.</param>
internal sealed partial class PollFiles(string? folder, ILogger<PollFiles> log)
{
    /// <summary>How many days are kept, today counted.</summary>
    public const int Days = 90;

    private const long MostBytes = 16 << 20;
    private const long MostOfADay = 1_000_000_000_000_000; // A petabyte. The sum of all days cannot overflow.
    private const string DateForm = "yyyy-MM-dd";
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>A file for a day that begins to be counted.</summary>
    public KeptFile? NewFile(DateOnly date) => folder is null
        ? null
        : new KeptFile(
            Path.Combine(folder, $"{date.ToString(DateForm, CultureInfo.InvariantCulture)}.{Path.GetRandomFileName()[..8]}.json"),
            MostBytes, log);

    /// <summary>Writes a day. Returns false where it cannot be written now.</summary>
    public static bool TryWrite(PollDay day) =>
        day.File?.TryWrite(JsonSerializer.SerializeToUtf8Bytes(day.Read(), PollJson.Default.RecordedDay)) == true;

    /// <summary>What is kept of all days. What cannot be read is told once and left out.</summary>
    /// <param name="besides">Files of days that are still counted.</param>
    public IEnumerable<RecordedDay> Read(IReadOnlyCollection<string> besides)
    {
        foreach (var (path, date) in Files().Where(file => !besides.Contains(file.Path)))
        {
            if (ReadDay(path) is { } day)
            {
                yield return day with { Date = date };
            }
        }
    }

    /// <summary>Deletes the files of days that are not kept any more.</summary>
    public void DeleteBefore(DateOnly first)
    {
        foreach (var (path, _) in Files().Where(file => file.Date < first).ToList())
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Tell(path, e.Message);
            }
        }
    }

    private IEnumerable<(string Path, DateOnly Date)> Files()
    {
        foreach (var path in Paths())
        {
            if (DateOnly.TryParseExact(
                Path.GetFileName(path).Split('.')[0], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                yield return (path, date);
            }
        }
    }

    private string[] Paths()
    {
        try
        {
            return folder is null ? [] : Directory.GetFiles(folder, "*.json");
        }
        catch (DirectoryNotFoundException)
        {
            return []; // It comes with the first file.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Tell(folder!, e.Message);
            return [];
        }
    }

    private RecordedDay? ReadDay(string path)
    {
        try
        {
            if (new KeptFile(path, MostBytes, log).Read() is not { } bytes)
            {
                return null; // Another replica deleted it just now.
            }

            var day = JsonSerializer.Deserialize(bytes, PollJson.Default.RecordedDay);
            return day?.Feeds?.All(IsPossible) == true && IsPossible(day.Individuals)
                ? day
                : throw new InvalidDataException("it is not as this service writes it");
        }
        catch (JsonException e)
        {
            Tell(path, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} is not as this service writes it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Tell(path, e.Message);
        }

        return null;
    }

    private static bool IsPossible(TalliedFeed feed) =>
        feed is { Path: not null, Reader: not null, Group: not null, Subscribers: >= 0 }
        && IsPossible(feed.Full) && IsPossible(feed.NotModified) && IsPossible(feed.Others) && IsPossible(feed.Conditional)
        && IsPossible(feed.Bytes) && IsPossible(feed.BytesSaved) && IsPossible(feed.Individuals);

    private static bool IsPossible(long number) => number is >= 0 and <= MostOfADay;

    private void Tell(string path, string reason)
    {
        if (_told.Add(path))
        {
            LogUnreadable(path, reason.TrimEnd('.'));
        }
    }

    [LoggerMessage(
        EventName = "PollsUnreadable", Level = LogLevel.Warning,
        Message = "Polls in '{Path}' are not counted, because {Reason}; restore it, or delete it")]
    private partial void LogUnreadable(string path, string reason);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RecordedDay))]
internal sealed partial class PollJson : JsonSerializerContext;
