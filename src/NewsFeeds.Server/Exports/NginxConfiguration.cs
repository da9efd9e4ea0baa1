using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Feeds;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Exports;

/// <summary>
/// The configuration with which nginx serves an export as the service would: to be included in a <c>server</c> whose root is the export's
/// folder. The same export gives the same bytes.
/// </summary>
internal sealed partial class NginxConfiguration
{
    public const string FileName = "nginx.conf";

    private const string HiddenFiles = "/.export";

    private readonly NginxWriter _nginx = new();
    private readonly Responses _responses;
    private readonly List<Redirect> _redirects;
    private readonly Publication _publication;
    private readonly NginxDocuments _documents;
    private readonly string _home;

    /// <param name="responses">The answers for what was written.</param>
    /// <param name="redirects">The former addresses.</param>
    /// <param name="publication">The publication, whose licence every feed names.</param>
    /// <param name="urls">The addresses in redirects.</param>
    /// <param name="isCoded">Whether the documents have coded bodies beside them.</param>
    public NginxConfiguration(
        Responses responses, IEnumerable<Redirect> redirects, Publication publication, PublicUrls urls, bool isCoded)
    {
        _responses = responses;
        _redirects = [.. redirects.Where(IsWritable)];
        _publication = publication;
        _documents = new(_nginx, responses, urls, isCoded);
        _home = urls.Of(Address.Home);
    }

    public byte[] ToBytes()
    {
        _nginx.Line("# Written by newsfeeds export, and anew with each export. Include it in a server block whose root is this folder:");
        _nginx.Line("#   server { server_name feeds.example.vn; root /srv/www; include /srv/www/nginx.conf; }");
        _nginx.Line("# A location with headers of its own sends none of the server's, such as Strict-Transport-Security.");
        WritePrefix();
        _nginx.Block($"location ^~ {HiddenFiles}", ["return 404;"]);
        _nginx.Alone($"/{FileName}", "return 404;");
        WriteGone();
        WriteDocuments();
        WriteMedia();
        WritePartners();
        WriteRedirects();
        return _nginx.ToBytes();
    }

    private static bool IsWritable(Redirect redirect) =>
        NginxText.IsPath(redirect.Path) && (redirect.Target is null || NginxText.IsTarget(redirect.Target))
        && !redirect.Path.StartsWith(HiddenFiles, StringComparison.Ordinal)
        && !redirect.Path.StartsWith(NginxDocuments.QueryFolder.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>A proxy in front may pass the path of the public address on, or remove it.</summary>
    private void WritePrefix()
    {
        var prefix = Uri.UnescapeDataString(new Uri(_home).AbsolutePath).TrimEnd('/');
        if (prefix.Length > 0 && NginxText.IsPath(prefix))
        {
            _nginx.Line($"rewrite {NginxText.Pattern("^", prefix, "\\z")} {NginxText.Value(_home + "?")} permanent;");
            _nginx.Line($"rewrite {NginxText.Pattern("^", prefix, "(/.*)\\z")} $1;");
        }
    }

    private void WriteGone()
    {
        foreach (var path in _responses.ByPath.Keys.Concat(_responses.Misnamed.Keys))
        {
            if (NginxDocuments.FolderOf(path).Length > 1)
            {
                _nginx.Reserve(path); // No redirect takes its place.
            }
        }

        foreach (var gone in _responses.Gone)
        {
            _nginx.Alone(gone.Path, Responses.ForGone);
        }
    }

    private void WriteDocuments()
    {
        var byFolder = _responses.ByPath.Keys.Order(StringComparer.Ordinal).GroupBy(NginxDocuments.FolderOf, StringComparer.Ordinal);
        var others = byFolder.Where(folder => folder.Key != Address.PartnerFolder);
        foreach (var folder in others.OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            if (folder.Key == "/")
            {
                WriteTop(folder);
            }
            else
            {
                _documents.WriteFolder(folder.Key, [.. folder]);
            }
        }
    }

    private void WriteTop(IEnumerable<string> paths)
    {
        var former = _redirects.Select(each => each.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            _documents.WriteAtTop(path, former.Contains);
        }
    }

    private void WriteMedia()
    {
        string[] headers = [Responses.Header("Cache-Control", MediaEndpoint.Lifetime), .. Responses.ForAnyone];
        var types = MediaTypes.All.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{NginxText.Quoted(each.Value)} {each.Key[1..]};");
        string[] lines = ["charset off;", "expires off;", "gzip_static off;", Responses.Type("application/octet-stream"), .. headers];
        _nginx.Block($"location ^~ {NginxDocuments.FolderOf(Address.Media("a").Path)}", lines, () =>
        {
            _nginx.Block("types", types);
            _nginx.Block(
                "location ~* \"\\.svg\\z\"",
                [.. headers, Responses.Header("Content-Security-Policy", MediaEndpoint.DrawingPolicy)]);
            foreach (var (path, mediaType) in _responses.Misnamed.OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                string[] policy = mediaType == "image/svg+xml"
                    ? [Responses.Header("Content-Security-Policy", MediaEndpoint.DrawingPolicy)]
                    : [];
                _nginx.Block(
                    $"location = {NginxText.Quoted(path)}", ["types { }", Responses.Type(mediaType), .. headers, .. policy]);
            }
        });
    }

    // The names of partners are secret, so none of them stands here.
    private void WritePartners()
    {
        string[] headers =
        [
            Responses.Header("Cache-Control", "private"), Responses.Header("X-Robots-Tag", "noindex"), .. Responses.ForAnyone,
            .. LicenseLink.HeadersOf(_publication).Select(header => Responses.Header(header.Key, header.Value)),
        ];
        _nginx.Block($"location ^~ {Address.PartnerFolder}", [.. _documents.ForAll, "return 404;"], () =>
        {
            foreach (var format in FeedFormat.All)
            {
                _nginx.Block(
                    $"location ~ {NginxText.Quoted($"/{Regex.Escape(format.FileName)}\\z")}",
                    [Responses.Type(format.MediaType), .. headers, "try_files $uri =404;"]);
            }
        });
    }

    private void WriteRedirects()
    {
        var own = _responses.ByPath.Keys.Select(NginxDocuments.FolderOf).Append(Address.PartnerFolder).Where(folder => folder != "/")
            .ToHashSet(StringComparer.Ordinal);
        var inRows = new List<Redirect>();
        var queries = new List<Redirect>();
        foreach (var each in _redirects)
        {
            if (each.Path.StartsWith("/?", StringComparison.Ordinal))
            {
                queries.Add(each with { Path = NginxDocuments.QueryFolder + Encoded(each.Path[2..]) });
            }
            else if (each.Target is null || own.Contains(NginxDocuments.FolderOf(each.Path + "/")) || !NginxText.IsRewritable(each.Target))
            {
                WriteAlone(each);
                WriteAlone(each with { Path = each.Path + "/" });
            }
            else
            {
                inRows.Add(each);
            }
        }

        string[] front = ["internal;", .. _documents.FrontPage];
        _nginx.Block($"location ^~ {NginxDocuments.QueryFolder}", front);
        queries.Where(each => !NginxText.IsRewritable(each.Target!)).ToList().ForEach(each => WriteAlone(each, "internal;"));
        var writer = new NginxRedirects(_nginx);
        writer.Write(NginxDocuments.QueryFolder, queries.Where(each => NginxText.IsRewritable(each.Target!)), "\\z", front);
        writer.Write("/", inRows, "/?\\z", Responses.ForRedirects);
    }

    private void WriteAlone(Redirect redirect, params string[] more) => _nginx.Alone(
        redirect.Path,
        redirect.Target is { } target ? [.. Responses.ForRedirects, .. more, $"return 301 {NginxText.Value(target)};"] : Responses.ForGone);

    /// <summary>A query as browsers send it.</summary>
    private static string Encoded(string query) =>
        Sign().Replace(query, sign => Uri.EscapeDataString(sign.Value));

    [GeneratedRegex(@"[^A-Za-z0-9._~!$&'()*+,;=:@/?-]+")]
    private static partial Regex Sign();
}
