using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Desk;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Desk;

/// <summary>Whom the desk answers.</summary>
public sealed class DeskEndpointTests : IDisposable
{
    private readonly OpenNewsroom _newsroom = new(TemporaryContent.OfTheSample());

    [Theory]
    [InlineData("http://127.0.0.1:5001", "127.0.0.1:5001")]
    [InlineData("http://127.0.0.1:5001", "127.0.0.1")]
    [InlineData("http://127.0.0.1:5001", "localhost:5001")]
    [InlineData("http://127.0.0.1:5001", "LOCALHOST")]
    [InlineData("http://localhost:5001", "localhost:5001")]
    [InlineData("http://localhost:5001", "127.0.0.1:5001")]
    [InlineData("http://localhost:5001", "[::1]:5001")]
    [InlineData("http://[::1]:5001", "[::1]:5001")]
    [InlineData("http://ban-tin.example:5001", "ban-tin.example:5001")]
    [InlineData("http://ban-tin.example:5001", "192.0.2.7:9000")]
    [InlineData("http://0.0.0.0:5001", "192.0.2.7:9000")]
    [InlineData("http://[::]:5001", "[2001:db8::7]:5001")]
    [InlineData("http://*:5001", "192.0.2.7")]
    [InlineData("http://*:5001", "newsfeeds:5001")]
    [InlineData("http://0.0.0.0:5001", "newsfeeds")]
    [InlineData("http://[::]:5001", "newsfeeds:5001")]
    public async Task ItIsReadAtItsNameAtItsAddressesAndAtLocalhost(string desk, string host) =>
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(desk, host));

    [Theory]
    [InlineData("http://127.0.0.1:5001", "attacker.example")]
    [InlineData("http://127.0.0.1:5001", "attacker.example:5001")]
    [InlineData("http://127.0.0.1:5001", "localhost.attacker.example")]
    [InlineData("http://127.0.0.1:5001", "127.0.0.1.attacker.example")]
    [InlineData("http://127.0.0.1:5001", "192.0.2.7:5001")]
    [InlineData("http://127.0.0.1:5001", "")]
    [InlineData("http://localhost:5001", "attacker.example")]
    [InlineData("http://ban-tin.example:5001", "ban-tin.example.attacker.example")]
    [InlineData("http://0.0.0.0:5001", "attacker.example")]
    [InlineData("http://[::]:5001", "attacker.example")]
    [InlineData("http://*:5001", "attacker.example")]
    [InlineData("http://*:5001", "attacker.")]
    [InlineData("http://*:5001", "")]
    [InlineData("http://127.0.0.1:5001", "newsfeeds:5001")]
    public async Task AnotherSitesNameForItsAddressIsRefused(string desk, string host) =>
        Assert.Equal(StatusCodes.Status400BadRequest, await StatusAsync(desk, host));

    public void Dispose() => _newsroom.Dispose();

    private async Task<int> StatusAsync(string desk, string host)
    {
        var polls = new PollCounter(_newsroom.Newsroom, new PollFiles(null, NullLogger<PollFiles>.Instance), _newsroom.Clock);
        using var edits = new RecentEdits(_newsroom.Newsroom);
        var endpoint = new DeskEndpoint(
            new NewsFeedsOptions { Desk = desk }, _newsroom.Newsroom, _newsroom.Renderer, polls, edits,
            new PublicUrls(OpenNewsroom.PublicUrl), _newsroom.Clock);
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Host, context.Request.Path) = ("GET", new HostString(host), "/desk.json");
        await endpoint.AdmitAsync(context, endpoint.ServeAsync);
        return context.Response.StatusCode;
    }
}
