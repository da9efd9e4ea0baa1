namespace NewsFeeds.Server.Tests.Serving;

/// <summary>A test class whose tests read one site and change nothing in it.</summary>
public abstract class SiteTest : IClassFixture<SiteTest.Fixture>
{
    protected SiteTest(Fixture shared) => Site = shared.Site;

    protected Site Site { get; }

    public sealed class Fixture : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await Site.StartAsync(fill: content =>
        {
            content.Write("kinh-te/tieng.mp3", new string('x', 1000));
            content.Write("kinh-te/hinh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        });

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
