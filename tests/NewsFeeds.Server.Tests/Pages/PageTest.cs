using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>A test class whose tests read the pages of one site with <see cref="Sample"/> in it, and change nothing.</summary>
public abstract class PageTest(PageTest.Fixture shared) : IClassFixture<PageTest.Fixture>
{
    /// <summary>What Chromium sends when somebody opens an address.</summary>
    public const string BrowserAccept =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,"
        + "application/signed-exchange;v=b3;q=0.7";

    protected Site Site { get; } = shared.Site;

    protected string Origin => Site.Address.GetLeftPart(UriPartial.Authority);

    protected Task<HttpResponseMessage> OpenAsync(string path, params (string Name, string Value)[] headers) =>
        Site.GetAsync(path, [("Accept", BrowserAccept), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), .. headers]);

    protected async Task<IHtmlDocument> ReadAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await OpenAsync(path);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync(fill: Sample.Fill);

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
