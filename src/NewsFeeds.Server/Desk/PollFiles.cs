using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Desk;

/// <summary>
/// The folder that keeps the polls of each day. A process writes files of its own, named by the day, so that replicas may share the folder.
/// Any thread may call.
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
    private readonly Lock _reading = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private Dictionary<string, ReadFile> _read = new(StringComparer.Ordinal); // As long as they are the same, they are not read again.

    /// <summary>A file for a day that begins to be counted.</summary>
    public KeptFile? NewFile(DateOnly date) => folder is null
        ? null
        : new KeptFile(
            Path.Combine(folder, $"{date.ToString(DateForm, CultureInfo.InvariantCulture)}.{Path.GetRandomFileName()[..8]}.json"),
            MostBytes, log);

    /// <summary>Writes a day. Returns false where it cannot be written now.</summary>
    public static bool TryWrite(KeptFile? file, RecordedDay day) =>
        file?.TryWrite(JsonSerializer.SerializeToUtf8Bytes(day, PollJson.Default.RecordedDay)) == true;

    /// <summary>What is kept of some days. What cannot be read is told once and left out.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="besides">Files that are not read, because what is in them is known.</param>
    public IReadOnlyList<RecordedDay> Read(DateOnly first, DateOnly last, IReadOnlyCollection<string> besides)
    {
        lock (_reading)
        {
            var failed = new Dictionary<string, string>(StringComparer.Ordinal);
            var read = new Dictionary<string, ReadFile>(StringComparer.Ordinal);
            foreach (var (path, date) in Files(failed).Where(file => file.Date >= first && file.Date <= last))
            {
                if (!besides.Contains(path) && Read(path, failed) is { } file)
                {
                    read[path] = file with { Day = file.Day with { Date = date } };
                }
            }

            _read = read;
            Tell(failed);
            return [.. read.Values.Select(file => file.Day)];
        }
    }

    /// <summary>Deletes the files of days that are not kept any more.</summary>
    public void DeleteBefore(DateOnly first)
    {
        foreach (var (path, _) in Files([]).Where(file => file.Date < first))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Where no file can be deleted none can be written, which is told.
            }
        }
    }

    private IEnumerable<(string Path, DateOnly Date)> Files(Dictionary<string, string> failed)
    {
        foreach (var path in Paths(failed))
        {
            if (DateOnly.TryParseExact(
                Path.GetFileName(path).Split('.')[0], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                yield return (path, date);
            }
        }
    }

    private string[] Paths(Dictionary<string, string> failed)
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
            failed[folder!] = e.Message;
            return [];
        }
    }

    private ReadFile? Read(string path, Dictionary<string, string> failed)
    {
        try
        {
            var info = new FileInfo(path);
            var (length, written) = info.Exists ? (info.Length, info.LastWriteTimeUtc) : default;
            if (_read.TryGetValue(path, out var before) && (before.Length, before.Written) == (length, written))
            {
                return before;
            }

            if (new KeptFile(path, MostBytes, log).Read() is not { } bytes)
            {
                return null; // Another replica deleted it just now.
            }

            return JsonSerializer.Deserialize(bytes, PollJson.Default.RecordedDay) is { Feeds: { } feeds } day
                && feeds.All(IsPossible) && day.Readers?.All(IsPossible) != false
                ? new(length, written, day with { Readers = day.Readers ?? [] })
                : throw new InvalidDataException("it is not as this service writes it");
        }
        catch (JsonException e)
        {
            failed[path] = $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} is not as this service writes it";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            failed[path] = e.Message.TrimEnd('.');
        }

        return null;
    }

    private static bool IsPossible(TalliedFeed feed) =>
        feed is { Path: not null, Reader: not null, FeedId: not null, Subscribers: >= 0 }
        && IsPossible(feed.Full) && IsPossible(feed.NotModified) && IsPossible(feed.Others) && IsPossible(feed.Conditional)
        && IsPossible(feed.Bytes) && IsPossible(feed.BytesSaved) && IsPossible(feed.Individuals);

    private static bool IsPossible(TalliedReader reader) => reader is { Name: not null } && IsPossible(reader.Individuals);

    private static bool IsPossible(long number) => number is >= 0 and <= MostOfADay;

    // One line for all of them: after a change of versions it may be each file.
    private void Tell(Dictionary<string, string> failed)
    {
        List<string> news = [.. failed.Keys.Where(_told.Add).Order(StringComparer.Ordinal)];
        if (news.Count > 0)
        {
            LogUnreadable(news.Count, news[0], failed[news[0]]);
        }
    }

    [LoggerMessage(
        EventId = 2301, EventName = "PollsUnreadable", Level = LogLevel.Warning,
        Message = "Files whose polls are not counted: {Count}, first '{Path}', because {Reason}; restore them, or delete them")]
    private partial void LogUnreadable(int count, string path, string reason);

    private sealed record ReadFile(long Length, DateTime Written, RecordedDay Day);
}

// What a version before or after this one does not write has its default.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RecordedDay))]
internal sealed partial class PollJson : JsonSerializerContext;
