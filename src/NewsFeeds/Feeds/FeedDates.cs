using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFeeds.Feeds;

/// <summary>
/// Remembers, across restarts too, which state of each feed was dated how, so that a date never goes back, never stands still while the
/// feed changes, and never moves while it does not. Forgetting it is harmless: dates then come from the content alone. Thread-safe.
/// </summary>
public sealed class FeedDates
{
    /// <summary>Categories are renamed for years; beyond so many the one that did not change for longest is forgotten.</summary>
    private const int MostFeeds = 10_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly string? _file;
    private readonly Memory _memory;
    private bool _isSaved = true;

    /// <param name="time">The clock that no date may be ahead of by more than a second.</param>
    /// <param name="file">Where the memory is kept; null keeps it for this process alone.</param>
    /// <param name="settings">Whatever of the settings reaches documents: when it is not what it was, every feed has changed now.</param>
    public FeedDates(TimeProvider time, string? file = null, string settings = "")
    {
        (_time, _file) = (time, file);
        _memory = Load(file) ?? new Memory(settings, default, []);
        if (_memory.Settings != settings)
        {
            _memory = _memory with { Settings = settings, SettingsChanged = time.GetUtcNow() };
            _isSaved = false;
            Save();
        }
    }

    /// <summary>The first whole second after a moment: the date that only the last of several changes within one second can have.</summary>
    public static DateTimeOffset SecondAfter(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond) + TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>When the settings were last found to differ from those of an earlier run; the minimum where they never were.</summary>
    public DateTimeOffset SettingsChanged => _memory.SettingsChanged;

    /// <summary>Dates the state of a feed that a fingerprint names.</summary>
    /// <param name="path">The feed.</param>
    /// <param name="fingerprint">Differs whenever anything in any of its documents but the date differs.</param>
    /// <param name="newest">The newest date that its entries tell.</param>
    /// <param name="changed">When the store says that it last changed.</param>
    /// <returns>The document's own date, and the validator.</returns>
    public (DateTimeOffset Updated, DateTimeOffset LastModified) Date(string path, string fingerprint, DateTimeOffset newest, DateTimeOffset changed)
    {
        lock (_lock)
        {
            var known = _memory.Feeds.GetValueOrDefault(path);
            if (known?.Fingerprint == fingerprint)
            {
                return (known.Updated, known.LastModified);
            }

            var now = _time.GetUtcNow();
            var told = changed > SettingsChanged ? changed : SettingsChanged;
            var lastModified = SecondAfter(told < now ? told : now);
            var updated = newest < now ? newest : lastModified.AddSeconds(-1); // a mistyped lastmod of a year to come dates no feed
            if (known is not null)
            {
                if (lastModified <= known.LastModified)
                {
                    // A date that had not come yet was never sent, so this state may still have it; one further ahead was, before the clock was set back.
                    lastModified = known.LastModified <= now ? SecondAfter(now)
                        : known.LastModified > SecondAfter(now) ? known.LastModified.AddSeconds(1)
                        : known.LastModified;
                }

                if (updated <= known.Updated && known.Updated < now.AddDays(1)) // a date of years to come, remembered from an earlier version, binds nobody
                {
                    var second = lastModified.AddSeconds(-1);
                    updated = second > known.Updated ? second : known.Updated.AddSeconds(1);
                }
            }

            if (known is null && _memory.Feeds.Count >= MostFeeds)
            {
                _memory.Feeds.Remove(_memory.Feeds.MinBy(feed => feed.Value.LastModified).Key);
            }

            _memory.Feeds[path] = new State(fingerprint, updated, lastModified);
            _isSaved = false;
            return (updated, lastModified);
        }
    }

    /// <summary>Writes down what was dated since it was last called: once for all the feeds of an edition. Never throws; what it cannot write is written with the next.</summary>
    public void Save()
    {
        if (_file is null)
        {
            return;
        }

        byte[] memory;
        lock (_lock)
        {
            if (_isSaved)
            {
                return;
            }

            _isSaved = true;
            memory = JsonSerializer.SerializeToUtf8Bytes(_memory, MemoryJson.Default.Memory);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            Replace(_file, memory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that is full costs the memory across restarts, and nothing else; a folder that never could be written to was told at the start.
            lock (_lock)
            {
                _isSaved = false;
            }
        }
    }

    private static void Replace(string file, byte[] memory)
    {
        var written = $"{file}.{Path.GetRandomFileName()}"; // not the process's number: containers that share the folder are all process 1
        try
        {
            File.WriteAllBytes(written, memory);
            File.Move(written, file, overwrite: true);
        }
        finally
        {
            File.Delete(written); // what a full disk left of it
        }
    }

    private static Memory? Load(string? file)
    {
        try
        {
            return file is not null && File.Exists(file)
                && JsonSerializer.Deserialize(File.ReadAllBytes(file), MemoryJson.Default.Memory) is { Feeds: not null, Settings: not null } memory ? memory : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // unreadable is forgotten
        }
    }

    internal sealed record State(string Fingerprint, DateTimeOffset Updated, DateTimeOffset LastModified);

    internal sealed record Memory(string Settings, DateTimeOffset SettingsChanged, Dictionary<string, State> Feeds);
}

[JsonSerializable(typeof(FeedDates.Memory))]
internal sealed partial class MemoryJson : JsonSerializerContext;
