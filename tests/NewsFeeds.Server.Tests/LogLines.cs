using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NewsFeeds.Server.Tests;

/// <summary>Keeps what is logged, at the levels of the settings.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public IEnumerable<string> Errors => _lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal));

    public int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Kestrel warns when the machine stood still for a second, which is nothing that a test does.
            if (eventId.Name != "HeartbeatSlow")
            {
                lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
