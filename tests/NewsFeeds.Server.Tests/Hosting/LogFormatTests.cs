using System.Globalization;
using System.Text.Json;

namespace NewsFeeds.Server.Tests.Hosting;

public class LogFormatTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("systemd")]
    public Task AnEventIsOneLineInTheFormatThatTheOperatorChose(string format) => AssertOneLineAsync(format, published: null);

    [Theory]
    [InlineData("simple")]
    [InlineData("systemd")]
    public async Task ANameSteersNoTerminal(string format)
    {
        using var content = SmallNewsroom.OfOneArticle();
        content.Write("tin/sai\u001B[31m\r\u007F\u202E\u2028x.md", "---\ndate: 2026-03-01\n---\nLời.\n");
        var environment = new Dictionary<string, string> { ["Logging__Console__FormatterName"] = format };
        await using var service = await RunningService.StartAsync(content.Folder, environment: environment);
        await service.StopAsync();
        Assert.Contains("tin/sai\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFDx.md:", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', service.Output);
    }

    /// <summary>Starts over an article with a fault, and looks for the line that tells it.</summary>
    internal static async Task AssertOneLineAsync(string format, string? published)
    {
        using var content = SmallNewsroom.OfOneArticle();
        content.Write("tin/sai.md", "---\ndate: 2026-03-01\n---\nLời.\n");
        var environment = new Dictionary<string, string> { ["Logging__Console__FormatterName"] = format };
        await using var service = await RunningService.StartAsync(content.Folder, environment: environment, published: published);
        await service.StopAsync();

        var lines = service.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, each => Assert.StartsWith(format == "systemd" ? "<" : "{", each, StringComparison.Ordinal));
        var listening = $"Listening on {service.Address.GetLeftPart(UriPartial.Authority)};";
        Assert.Single(lines, each => each.Contains(listening, StringComparison.Ordinal));
        Assert.Contains("The service has stopped", lines[^1], StringComparison.Ordinal);
        var line = Assert.Single(lines, line => line.Contains("tin/sai.md", StringComparison.Ordinal));
        if (format == "systemd")
        {
            Assert.StartsWith("<4>NewsFeeds.", line, StringComparison.Ordinal); // A warning; the journal adds the time.
            return;
        }

        using var json = JsonDocument.Parse(line);
        var told = json.RootElement;
        Assert.Equal("Warning", told.GetProperty("LogLevel").GetString());
        Assert.StartsWith("tin/sai.md:", told.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("tin/sai.md:", told.GetProperty("State").GetProperty("Fault").GetString(), StringComparison.Ordinal);
        const string Form = "yyyy-MM-ddTHH:mm:ss.fffK";
        var time = told.GetProperty("Timestamp").GetString();
        Assert.True(DateTimeOffset.TryParseExact(time, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), time);
    }
}
