using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsFeeds.Addresses;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Hosting;

namespace NewsFeeds.Server.Tests.Hosting;

public sealed class ServicesTests : IDisposable
{
    private const int PipeSize = 64 * 1024;
    private const int LeastLine = 100;
    private readonly TemporaryContent _content = new();

    public ServicesTests() => _content.Write("tin/a.md", "---\ntitle: Tin một\ndate: 2026-03-01T00:00:00Z\n---\nLời.\n");

    [Fact]
    public async Task ANewsroomThatFailsIsLoggedAndDoesNotFailTheHost()
    {
        using var log = new LogLines();
        using var logs = new LoggerFactory([log]);
        using var store = _content.OpenStore();
        await using var newsroom = await Newsroom.OpenAsync(store, new BrokenClock(), new FailingLog());
        using var service = new NewsroomService(newsroom, logs.CreateLogger<NewsroomService>());
        await service.StartAsync(CancellationToken.None);
        await service.ExecuteTask!;
        Assert.Equal(1, log.Count("does not follow the content any more"));
    }

    [Fact]
    public async Task APrebuildingThatFailsIsLoggedAndDoesNotFailTheHost()
    {
        using var log = new LogLines();
        using var logs = new LoggerFactory([log]);
        using var store = _content.OpenStore();
        await using var newsroom = await Newsroom.OpenAsync(store, TimeProvider.System, logs.CreateLogger<Newsroom>());
        var dates = new LastModifiedDates(TimeProvider.System);
        using var documents = new DocumentCatalog([new FailingSource()], dates, TimeProvider.System, logs.CreateLogger<DocumentCatalog>());
        using var service = new PrebuildService(newsroom, documents, dates, TimeProvider.System, logs.CreateLogger<PrebuildService>());
        await service.StartAsync(CancellationToken.None);
        await service.ExecuteTask!;
        Assert.Equal(1, log.Count("not made ahead any more"));
    }

    [Theory]
    [InlineData("DropWrite")]
    [InlineData("Wait", "--Logging:Console:QueueFullMode=Wait")]
    public async Task AFullLogDropsLinesUnlessTheOperatorWantsOtherwise(string expected, params string[] settings)
    {
        await using var app = Site.Build(_content, settings);
        Assert.Equal(expected, app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.QueueFullMode.ToString());
    }

    [Fact]
    public async Task ALogThatNobodyReadsDoesNotHoldUpAnswers()
    {
        var environment = new Dictionary<string, string>
        {
            ["Logging__LogLevel__NewsFeeds"] = "Debug",
            ["Logging__Console__MaxQueueLength"] = "1",
        };
        await using var service = await RunningService.StartAsync(_content.Folder, environment: environment, isRead: false);
        var tag = (await service.Client.GetAsync(new Uri("/feeds/rss.xml", UriKind.Relative))).Headers.ETag!;
        service.Client.DefaultRequestHeaders.IfNoneMatch.Add(tag);
        for (var logged = 0; logged < 2 * PipeSize; logged += LeastLine)
        {
            using var poll = await service.Client.GetAsync(new Uri("/feeds/rss.xml", UriKind.Relative));
            Assert.Equal(System.Net.HttpStatusCode.NotModified, poll.StatusCode);
        }
    }

    public void Dispose() => _content.Dispose();

    /// <summary>Fails once the first edition is made.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => _asked++ == 0 ? base.GetUtcNow() : throw new InvalidOperationException("broken");
    }

    private sealed class FailingLog : ILogger<Newsroom>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                throw new InvalidOperationException("broken", exception);
            }
        }
    }

    private sealed class FailingSource : IDocumentSource
    {
        public bool IsMadeAhead => true;

        public Document? Find(Address address, Edition edition) => null;

        public IEnumerable<Address> All(Edition edition) => throw new InvalidOperationException("no addresses");
    }
}
