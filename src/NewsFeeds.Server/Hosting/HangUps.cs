using System.Runtime.InteropServices;

namespace NewsFeeds.Server.Hosting;

/// <summary>
/// Lets SIGHUP do nothing until this is disposed. Other services read their settings again, and programs end with their terminal, so the
/// log says once what this one does. Thread-safe.
/// </summary>
internal sealed partial class HangUps : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private ILogger? _log;

    public HangUps() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        if (Interlocked.Exchange(ref _log, null) is { } log)
        {
            LogIgnored(log);
        }
    });

    /// <summary>Tells the next one.</summary>
    public void TellTo(ILogger log) => _log = log;

    public void Dispose() => _registration.Dispose();

    [LoggerMessage(
        EventId = 2409, EventName = "HangUpIgnored",
        Level = LogLevel.Information,
        Message = "SIGHUP changes nothing: content is followed all the time, and settings are read at a start only, so restart for them")]
    private static partial void LogIgnored(ILogger log);
}
