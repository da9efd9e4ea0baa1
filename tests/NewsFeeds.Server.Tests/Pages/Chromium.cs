using Microsoft.Playwright;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>One browser and one site for all tests that need one; each test opens windows of its own.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
        Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    /// <summary>The script that judges accessibility.</summary>
    private static readonly string Axe = SourceTree.Path("tests", "browser", "node_modules", "axe-core", "axe.min.js");

    /// <summary>No test is to fail because a machine is slow. Milliseconds.</summary>
    private const float Patience = 120_000;

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Why tests in the browser are skipped; null where they run.</summary>
    public static string? Missing =>
        Environment.GetEnvironmentVariable("NEWSFEEDS_REQUIRE_ALL") == "1" ? null
        : Executable is null ? "chromium is not installed (Debian package chromium)."
        : !File.Exists(Axe) ? "axe-core is not installed (npm ci --prefix tests/browser)."
        : null;

    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return; // Fixtures are made for skipped tests too.
        }

        Site = await Site.StartAsync(fill: Sample.Fill);
        Assertions.SetDefaultExpectTimeout(Patience);
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable ?? "chromium",
            Timeout = Patience,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _driver!.Dispose();
            await Site.DisposeAsync();
        }
    }

    /// <summary>A window that keeps to this site and notes whatever the browser complains about.</summary>
    internal Task<Window> OpenAsync(string path, int width = 1280, bool dark = false, bool script = true) =>
        OpenAsync(Site, path, width, dark, script);

    /// <summary>A window that keeps to a site and notes whatever the browser complains about.</summary>
    internal async Task<Window> OpenAsync(Site site, string path, int width = 1280, bool dark = false, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(Patience);
        var window = new Window(context, await context.NewPageAsync());
        await context.RouteAsync(
            address => !address.StartsWith(site.Address.AbsoluteUri, StringComparison.Ordinal), route => route.AbortAsync());
        await window.Page.GotoAsync(path);
        return window;
    }

    internal sealed class Window : IAsyncDisposable
    {
        private readonly IBrowserContext _context;

        public Window(IBrowserContext context, IPage page)
        {
            (_context, Page) = (context, page);
            page.Console += (_, message) => Note(message.Type is "error" or "warning" ? message.Text : null);
            page.PageError += (_, error) => Note(error);
        }

        public IPage Page { get; }

        /// <summary>Errors and warnings, such as what the Content-Security-Policy refused; not the status of the page itself.</summary>
        public List<string> Complaints { get; } = [];

        public ValueTask DisposeAsync() => _context.DisposeAsync();

        /// <summary>Opens whatever is folded.</summary>
        public Task OpenAllAsync() =>
            Page.EvaluateAsync("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        /// <summary>Shows the page on another screen.</summary>
        public async Task ShowAsync(int width, bool dark)
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        }

        /// <summary>Starts no more timers on the page. What it says for some seconds then stays.</summary>
        public Task StopTimersAsync() => Page.EvaluateAsync("window.setTimeout = () => 0");

        /// <summary>How many pixels of the page's width a reader has to scroll to.</summary>
        public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");

        /// <summary>What hinders somebody who sees, hears or moves less.</summary>
        public async Task<string[]> ViolationsAsync()
        {
            if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            {
                await Page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
            }

            return await Page.EvaluateAsync<string[]>("""
                axe.run(document, { resultTypes: ["violations"] })
                  .then(results => results.violations.flatMap(
                    each => each.nodes.map(node => `${each.id}: ${node.target}: ${node.failureSummary}`)))
                """);
        }

        public Task<bool> IsDarkAsync() => Page.EvaluateAsync<bool>(
            "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).every(part => part < 128)");

        private void Note(string? complaint)
        {
            if (complaint is not null && !complaint.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                Complaints.Add(complaint);
            }
        }
    }
}
