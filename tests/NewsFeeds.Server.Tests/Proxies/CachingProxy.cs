using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NewsFeeds.Server.Tests.Hosting;

namespace NewsFeeds.Server.Tests.Proxies;

/// <summary>nginx or Varnish before a service, by the recipe that goes out with it.</summary>
internal sealed class CachingProxy : IAsyncDisposable
{
    public const string Nginx = "nginx";
    public const string Varnish = "varnish";

    private const string PlainHost = "127.0.0.2";

    private readonly IAsyncDisposable _server;

    private CachingProxy(IAsyncDisposable server, Uri address, X509Certificate2? certificate, Uri? plain)
    {
        (_server, Plain) = (server, plain);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(certificate!.RawData);
        Client = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Follows no redirects and decodes nothing.</summary>
    public HttpClient Client { get; }

    /// <summary>Where it listens without TLS; null where it knows none.</summary>
    public Uri? Plain { get; }

    /// <param name="kind">The program.</param>
    /// <param name="service">Where the service listens.</param>
    /// <param name="isBrief">Whether it asks the service each second; it keeps everything while the test runs where this is false.</param>
    /// <param name="prefix">The path of the public address.</param>
    public static Task<CachingProxy> StartAsync(string kind, Uri service, bool isBrief, string prefix) =>
        kind == Nginx ? StartNginxAsync(service, isBrief, prefix) : StartVarnishAsync(service, isBrief, prefix);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<CachingProxy> StartNginxAsync(Uri service, bool isBrief, string prefix)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=feeds.example.vn", key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var server = await NginxServer.StartAsync((folder, port) =>
        {
            File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
            return Recipe.Read("nginx.conf")
                .With("listen [::]:80;", "").With("listen [::]:443 ssl http2;", "")
                .With("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen {PlainHost}:{port};"))
                .With("listen 443 ", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port} "))
                .With("/etc/letsencrypt/live/feeds.example.vn", folder)
                .With("/var/cache/nginx-newsfeeds", Path.Combine(folder, "cache"))
                .With("server 127.0.0.1:5000;", $"server {service.Authority};")
                .With("404 410 5s;", isBrief ? "404 410 1s;" : "404 410 1h;")
                .With("location = /", $"location = {prefix}/").With("location ^~ /", $"location ^~ {prefix}/")
                .With("location / {", $"location {prefix}/ {{").Text;
        });
        var address = new UriBuilder(server.Address) { Scheme = Uri.UriSchemeHttps }.Uri;
        return new CachingProxy(server, address, certificate, new UriBuilder(server.Address) { Host = PlainHost }.Uri);
    }

    private static async Task<CachingProxy> StartVarnishAsync(Uri service, bool isBrief, string prefix)
    {
        var process = await ServerProcess.CreateAsync();
        var recipe = Path.Combine(process.Folder, "newsfeeds.vcl");
        File.WriteAllText(
            recipe,
            Recipe.Read("varnish.vcl")
                .With("\"127.0.0.1\"", $"\"{service.Host}\"")
                .With("\"5000\"", string.Create(CultureInfo.InvariantCulture, $"\"{service.Port}\""))
                .With("req.grace = 60s", isBrief ? "req.grace = 1s" : "req.grace = 60s")
                .With("\"^/", $"\"^{prefix}/").With("(?i)^/", $"(?i)^{prefix}/").Text);
        var port = await process.StartAsync(
            "varnishd",
            port =>
            [
                "-F", "-n", Path.Combine(process.Folder, "varnish"), "-j", "none", "-s", "malloc,16m", "-f", recipe,
                "-p", "cc_command=exec cc -O0 -fpic -shared -o %o %s", // It is sooner made, and fast enough for a test.
                "-a", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            ],
            NginxServer.IsLetInAsync);
        return new CachingProxy(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), null, null);
    }
}
