using Microsoft.Extensions.Primitives;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Serving;

/// <summary>Header values that many responses share, made once.</summary>
internal static class ResponseHeaders
{
    public static readonly StringValues AcceptEncoding = "Accept-Encoding";
    public static readonly StringValues BrowsersOwn = "private, no-cache";
    public static readonly StringValues Close = "close";
    public static readonly StringValues NoIndex = "noindex";
    public static readonly StringValues NoSniff = "nosniff";
    public static readonly StringValues ReadOnlyMethods = "GET, HEAD, OPTIONS";
    public const string Robots = "X-Robots-Tag";
    private static readonly StringValues Anyone = "*";
    private static readonly StringValues Exposed = "ETag, Retry-After, Content-Range";
    private static readonly StringValues GzipName = "gzip";
    private static readonly StringValues BrotliName = "br";

    /// <summary>
    /// Lets scripts of every site read the response, and the fields of it that they need for their next request (Fetch standard §3.2.2
    /// hides those otherwise).
    /// </summary>
    public static void AllowAnyone(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = Anyone;
        headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>How many seconds an answer that follows from what is public may be kept, at most.</summary>
    public static int SecondsUntilTheNextEvent(HttpContext context, int most)
    {
        if (context.RequestServices.GetService<Newsroom>()?.Current.All.NextEvent is not { } next)
        {
            return most;
        }

        var left = (next - context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).TotalSeconds;
        return (int)Math.Clamp(left, 0, most);
    }

    /// <summary>The Content-Encoding of a coded body.</summary>
    public static StringValues NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => GzipName,
        ContentCoding.Brotli => BrotliName,
        _ => default,
    };
}
