using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NewsFeeds.Tests;

/// <summary>Keeps what is logged, whoever logs it and at whatever level.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string? Event, string Text)> _all = new();

    /// <summary>Every line with its level and the name of its event.</summary>
    public IReadOnlyCollection<(LogLevel Level, string? Event, string Text)> All => _all;

    public IReadOnlyList<string> Lines => [.. _all.Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _all.Enqueue((logLevel, eventId.Name, formatter(state, exception)));

    public void Dispose()
    {
    }
}
