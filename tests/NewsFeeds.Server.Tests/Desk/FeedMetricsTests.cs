using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>What Prometheus reads.</summary>
[Collection(nameof(Alone))] // Instruments are found by their name in all of the process.
public class FeedMetricsTests
{
    [RequiresPrometheusFact]
    public async Task PrometheussOwnParserReadsThem()
    {
        await using var desk = await OpenDesk.StartAsync();
        desk.Poll("Feedly/1.0 (462 subscribers)", 200, 100, 300);
        desk.Poll("newsboat/2.30", 304, 0, 400);
        desk.Poll("newsboat/2.30", 429);
        const string Feed = "newsfeeds_feed_path=/feeds/kinh-te/rss.xml";
        var samples = await ReadAsync(desk);
        Assert.Equal(
            [
                ("newsfeeds_article_held_back", "", 0), ("newsfeeds_article_public", "", 2), ("newsfeeds_edition_failed_turns", "", 0),
                ("newsfeeds_feed_conditional_requests_total", Feed, 1),
                ("newsfeeds_feed_individuals", Feed, 1),
                ("newsfeeds_feed_requests_total", $"{Feed} newsfeeds_outcome=full", 1),
                ("newsfeeds_feed_requests_total", $"{Feed} newsfeeds_outcome=not_modified", 1),
                ("newsfeeds_feed_requests_total", $"{Feed} newsfeeds_outcome=other", 1),
                ("newsfeeds_feed_saved_bytes_total", Feed, 700), ("newsfeeds_feed_sent_bytes_total", Feed, 100),
                ("newsfeeds_feed_subscribers", Feed, 462),
                ("newsfeeds_individuals", "", 1),
                ("newsfeeds_reader_conditional_requests_total", "newsfeeds_reader_name=Feedly", 0),
                ("newsfeeds_reader_conditional_requests_total", "newsfeeds_reader_name=newsboat", 1),
                ("newsfeeds_reader_individuals", "newsfeeds_reader_name=Feedly", 0),
                ("newsfeeds_reader_individuals", "newsfeeds_reader_name=newsboat", 1),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=full newsfeeds_reader_name=Feedly", 1),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=full newsfeeds_reader_name=newsboat", 0),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=not_modified newsfeeds_reader_name=Feedly", 0),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=not_modified newsfeeds_reader_name=newsboat", 1),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=other newsfeeds_reader_name=Feedly", 0),
                ("newsfeeds_reader_requests_total", "newsfeeds_outcome=other newsfeeds_reader_name=newsboat", 1),
                ("newsfeeds_reader_subscribers", "newsfeeds_reader_name=Feedly", 462),
                ("newsfeeds_reader_subscribers", "newsfeeds_reader_name=newsboat", 0),
                ("newsfeeds_store_available", "", 1),
            ],
            samples.Where(sample => sample.Name.StartsWith("newsfeeds_", StringComparison.Ordinal)));
    }

    [RequiresPrometheusFact]
    public async Task APersonWithTwoFeedsIsOneReaderOfEachAndOneOfAll()
    {
        await using var desk = await OpenDesk.StartAsync();
        desk.Poll("newsboat/2.30", 304);
        desk.Poll("newsboat/2.30", 304, path: "/feeds/rss.xml");
        var samples = await ReadAsync(desk);
        Assert.Equal(
            [("newsfeeds_feed_individuals", 1), ("newsfeeds_feed_individuals", 1), ("newsfeeds_individuals", 1),
                ("newsfeeds_reader_individuals", 1)],
            samples.Where(sample => sample.Name.EndsWith("individuals", StringComparison.Ordinal))
                .Select(sample => (sample.Name, sample.Value)));
    }

    [RequiresPrometheusFact]
    public async Task WhatIsHeldBackIsTheSameNumberEverywhere()
    {
        await using var desk = await OpenDesk.StartAsync(fill: content =>
        {
            content.Write("kinh-te/khong-ngay.md", "---\ntitle: Không ngày\n---\n");
            content.Article("kinh-te/2026-11-02-sau.md", body: string.Concat(Enumerable.Repeat("<div>", 10_000)));
        });
        using var feed = await desk.Site.GetAsync("/feeds/rss.xml"); // An article is found to be unrenderable when it is rendered.
        var samples = await ReadAsync(desk);
        Assert.Equal(2, samples.Single(sample => sample.Name == "newsfeeds_article_held_back").Value);
        Assert.Equal(2, (await desk.Site.HealthAsync()).HeldBack);
        using var figures = JsonDocument.Parse(await desk.Client.GetStringAsync(new Uri("/desk.json", UriKind.Relative)));
        Assert.Equal(2, figures.RootElement.GetProperty("heldBack").GetArrayLength());
    }

    [RequiresPrometheusFact]
    public async Task TheRuntimeIsReadAndTheServersMetersWhichEveryRequestPaysForAreOff()
    {
        await using var desk = await OpenDesk.StartAsync();
        var names = (await ReadAsync(desk)).Select(sample => sample.Name).ToList();
        Assert.Contains("dotnet_process_memory_working_set_bytes", names);
        Assert.DoesNotContain(names, name => name.StartsWith("http_", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.StartsWith("kestrel_", StringComparison.Ordinal));
    }

    [RequiresPrometheusFact]
    public async Task AStormOfNamesIsReadWhole()
    {
        await using var desk = await OpenDesk.StartAsync();
        for (var i = 0; i < 2000; i++)
        {
            desk.Poll($"Bot{i}/1 (1 subscribers)", 200, path: $"/tags/{i}/rss.xml");
        }

        var requests = (await ReadAsync(desk)).Where(sample => sample.Name == "newsfeeds_feed_requests_total").ToList();
        Assert.Equal(2000, requests.Sum(sample => sample.Value));
        Assert.Equal(3 * 601, requests.Count);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "/v1/metrics")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "", "none")]
    public async Task TheyArePushedWhereOpenTelemetrysOwnVariablesSay(string variable, string path, string exporter = "otlp")
    {
        var pushed = new TaskCompletionSource<(string Path, string Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"])
            .Build();
        collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            pushed.TrySetResult((context.Request.Path.Value!, await reader.ReadToEndAsync()));
        });
        await collector.StartAsync();
        using var content = SmallNewsroom.Make();
        await using var service = await RunningService.StartAsync(content.Folder, environment: new Dictionary<string, string>
        {
            ["NewsFeeds__Desk"] = OpenDesk.NewAddress(),
            [variable] = collector.Urls.Single() + path,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            ["OTEL_METRICS_EXPORTER"] = exporter,
        });
        if (exporter == "none")
        {
            Assert.Equal(0, await service.StopAsync()); // What is pushed is pushed once more at a stop.
            Assert.False(pushed.Task.IsCompleted);
            return;
        }

        var (asked, body) = await pushed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("/v1/metrics", asked);
        Assert.Contains("newsfeeds.article.public", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "garbage")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "0")]
    public async Task AWrongVariableOfOpenTelemetryIsOneLine(string name, string value)
    {
        using var content = SmallNewsroom.Make();
        var environment = new Dictionary<string, string>
        {
            ["NewsFeeds__Desk"] = OpenDesk.NewAddress(),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4318",
            [name] = value,
        };
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunningService.StartAsync(content.Folder, environment: environment));
        Assert.Contains("\nnewsfeeds: a variable of OpenTelemetry, OTEL_…, cannot be used: ", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failed.Message, StringComparison.Ordinal);
    }

    /// <summary>Each sample with the labels that say what it counts, in order.</summary>
    private static async Task<List<(string Name, string Labels, double Value)>> ReadAsync(OpenDesk desk)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics")
        {
            Headers = { { "Accept", "application/openmetrics-text; version=1.0.0" } },
        };
        using var response = await desk.Client.SendAsync(request);
        Assert.Equal("application/openmetrics-text", response.Content.Headers.ContentType?.MediaType);
        var start = new ProcessStartInfo("/usr/bin/python3", [SourceTree.Path("tests", "consumers", "read-metrics.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var python = Process.Start(start)!;
        await python.StandardInput.WriteAsync(await response.Content.ReadAsStringAsync());
        python.StandardInput.Close();
        using var samples = JsonDocument.Parse(await python.StandardOutput.ReadToEndAsync());
        await python.WaitForExitAsync();
        return
        [
            .. samples.RootElement.EnumerateArray().Where(sample => !NameOf(sample).EndsWith("_created", StringComparison.Ordinal))
                .Select(sample => (NameOf(sample), LabelsOf(sample), sample.GetProperty("value").GetDouble()))
                .OrderBy(sample => sample.Item1, StringComparer.Ordinal).ThenBy(sample => sample.Item2, StringComparer.Ordinal),
        ];

        static string NameOf(JsonElement sample) => sample.GetProperty("name").GetString()!;

        static string LabelsOf(JsonElement sample) => string.Join(
            ' ',
            sample.GetProperty("labels").EnumerateObject().Where(label => label.Name.StartsWith("newsfeeds_", StringComparison.Ordinal))
                .Select(label => $"{label.Name}={label.Value.GetString()}").Order(StringComparer.Ordinal));
    }
}
