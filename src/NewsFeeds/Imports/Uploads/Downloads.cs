using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Uploads;

/// <summary>
/// Gets files from public addresses and from the former site's own hosts, which may be private. Every address is judged when it is
/// connected to, so neither a name that changes its meaning nor a redirect leads into a private network. Thread-safe.
/// </summary>
internal sealed class Downloads : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpClient _client;
    private readonly DownloadLimits _limits;
    private readonly SiteHosts _site;

    /// <param name="homes">The addresses at which the site was.</param>
    /// <param name="limits">How much a download may take.</param>
    public Downloads(IEnumerable<string> homes, DownloadLimits? limits = null)
    {
        _limits = limits ?? new DownloadLimits();
        _site = new SiteHosts(homes);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = _limits.Connecting,
            ConnectCallback = ConnectAsync,
            UseCookies = false,
            UseProxy = false, // A proxy would connect in our place, to an address that nobody judged.
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NewsFeeds", null));
        _client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Downloads a picture, sound or film.</summary>
    /// <exception cref="DownloadException">It cannot be had.</exception>
    /// <exception cref="IOException">It cannot be kept here.</exception>
    public async Task<Download> GetAsync(MediaSource source, CancellationToken cancel)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        whole.CancelAfter(_limits.Whole);
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(whole.Token);
        try
        {
            using var response = await FollowAsync(source.Address, idle);
            return await SaveAsync(source, response, idle);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DownloadException("media/slow");
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as DownloadException ?? Failure(e.HttpRequestError);
        }
        catch (IOException e) when (e is HttpIOException || e.InnerException is SocketException)
        {
            throw new DownloadException("media/cut-off");
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri address, CancellationTokenSource idle)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            idle.CancelAfter(_limits.Idle);
            var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, idle.Token);
            var isRedirect = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;
            if (!isRedirect || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            if (!Uri.TryCreate(address, location, out var next) || next.Scheme is not ("http" or "https"))
            {
                throw new DownloadException("media/redirect");
            }

            address = next;
        }

        throw new DownloadException("media/redirects", MostRedirects);
    }

    private async Task<Download> SaveAsync(MediaSource source, HttpResponseMessage response, CancellationTokenSource idle)
    {
        var headers = response.Content.Headers;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new DownloadException("media/status", (int)response.StatusCode);
        }

        if (headers.ContentEncoding.Any(coding => coding != "identity"))
        {
            throw new DownloadException("media/compressed");
        }

        var named = Path.GetExtension(source.Name);
        var extension = named.Length > 0 ? named : MediaTypes.ExtensionOf(headers.ContentType?.MediaType ?? "") ?? "";
        var type = MediaTypes.Of(extension) ?? throw new DownloadException("media/type");
        ThrowIfTooLarge(headers.ContentLength ?? 0);
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            });
        var isWhole = false;
        try
        {
            await CopyAsync(response, file, idle);
            isWhole = MediaHeader.OfHead(file.SafeFileHandle, type).IsIntact;
            return isWhole
                ? new Download(file, Path.ChangeExtension(source.Name, extension), headers.LastModified)
                : throw new DownloadException("media/no-media");
        }
        finally
        {
            if (!isWhole)
            {
                await file.DisposeAsync();
            }
        }
    }

    // The client itself sees when fewer bytes come than were announced.
    private async Task CopyAsync(HttpResponseMessage response, FileStream file, CancellationTokenSource idle)
    {
        await using var body = await response.Content.ReadAsStreamAsync(idle.Token);
        var buffer = new byte[64 * 1024];
        for (; ; )
        {
            idle.CancelAfter(_limits.Idle);
            var read = await body.ReadAsync(buffer, idle.Token);
            if (read == 0)
            {
                await file.FlushAsync(idle.Token);
                return;
            }

            ThrowIfTooLarge(file.Length + read);
            await file.WriteAsync(buffer.AsMemory(0, read), idle.Token);
        }
    }

    private void ThrowIfTooLarge(long length)
    {
        if (length > _limits.MostBytes)
        {
            throw new DownloadException("media/large", _limits.MostBytes);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var open = _site.IsServer(host, port) ? addresses : Array.FindAll(addresses, PublicNetwork.Has);
        if (open.Length == 0 && addresses.Length > 0)
        {
            throw new DownloadException("media/private");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The system's own words are in its language.
    private static DownloadException Failure(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => new DownloadException("media/host"),
        HttpRequestError.ConnectionError => new DownloadException("media/unreachable"),
        HttpRequestError.SecureConnectionError => new DownloadException("media/certificate"),
        HttpRequestError.ResponseEnded => new DownloadException("media/cut-off"),
        _ => new DownloadException("media/answer"),
    };
}
