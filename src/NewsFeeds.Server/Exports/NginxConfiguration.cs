using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Feeds;
using NewsFeeds.Media;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Exports;

/// <summary>
/// The configuration with which nginx serves an export as the service would: to be included in a <c>server</c> whose root is the export's
/// folder. The same export gives the same bytes.
/// </summary>
internal sealed partial class NginxConfiguration
{
    public const string FileName = "nginx.conf";

    private const string QueryFolder = "/.query/", HiddenFiles = "/.export", Partners = "/partners/";
    private const string AnyName = "/[^/.]+";

    // Browsers keep a permanent redirect for ever where nothing else is said.
    private static readonly string[] OfRedirects = [Responses.Header("Cache-Control", "public, max-age=3600"), .. Responses.ForAnyone()];
    private static readonly string[] OfGone = [.. Responses.ForAnyone(), "return 410;"];

    private readonly NginxWriter _nginx = new();
    private readonly Responses _responses;
    private readonly List<Redirection> _redirections;
    private readonly string _base;
    private readonly string _home;

    // What the operator says for the whole server must not change an answer.
    private readonly string[] _ofDocuments;

    /// <param name="responses">The answers for what was written.</param>
    /// <param name="redirections">The former addresses.</param>
    /// <param name="urls">The addresses in redirects.</param>
    /// <param name="isCoded">Whether the documents have coded bodies beside them.</param>
    public NginxConfiguration(Responses responses, IEnumerable<Redirection> redirections, PublicUrls urls, bool isCoded)
    {
        _responses = responses;
        _redirections = [.. redirections.Where(IsWritable)];
        (_base, _home) = (urls.Absolute(""), urls.Of(Address.Home));
        _ofDocuments = OfFiles(isCoded ? "on" : "off");
    }

    public byte[] ToBytes()
    {
        _nginx.Line("# Written by newsfeeds export, and anew with each export. Include it in a server block whose root is this folder:");
        _nginx.Line("#   server { server_name feeds.example.vn; root /srv/www; include /srv/www/nginx.conf; }");
        _nginx.Line("# A location with headers of its own sends none of the server's, such as Strict-Transport-Security.");
        WritePrefix();
        _nginx.Block($"location ^~ {HiddenFiles}", ["return 404;"]);
        _nginx.Alone($"/{FileName}", "return 404;");
        foreach (var path in _responses.ByPath.Keys.Concat(_responses.Misnamed.Keys))
        {
            if (FolderOf(path).Length > 1)
            {
                _nginx.Reserve(path); // No redirect takes its place.
            }
        }

        foreach (var gone in _responses.Gone.OrderBy(each => each.Path, StringComparer.Ordinal))
        {
            _nginx.Alone(gone.Path, OfGone);
        }

        var byFolder = _responses.ByPath.Keys.Order(StringComparer.Ordinal).GroupBy(FolderOf, StringComparer.Ordinal);
        foreach (var folder in byFolder.Where(folder => folder.Key != Partners).OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            if (folder.Key == "/")
            {
                WriteTop(folder);
            }
            else
            {
                WriteFolder(folder.Key, [.. folder]);
            }
        }

        WriteMedia();
        WritePartners();
        WriteRedirections();
        return _nginx.ToBytes();
    }

    private static string[] OfFiles(string coded) =>
        ["types { }", "charset off;", "expires off;", $"gzip_static {coded};", "gzip_vary on;", "gzip_proxied any;"];

    private static bool IsWritable(Redirection redirection) =>
        NginxText.IsPath(redirection.Path) && (redirection.Target is null || NginxText.IsTarget(redirection.Target))
        && !redirection.Path.StartsWith(HiddenFiles, StringComparison.Ordinal)
        && !redirection.Path.StartsWith(QueryFolder.TrimEnd('/'), StringComparison.Ordinal);

    // "/feeds/" of "/feeds/the-thao/rss.xml"; "/" of a path at the top.
    private static string FolderOf(string path) => path.Length > 1 && path.IndexOf('/', 1) is > 0 and var end ? path[..(end + 1)] : "/";

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

    /// <summary>The documents at the top. The front page alone has a query that may mean something.</summary>
    private void WriteTop(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            string[] answer = [.. _ofDocuments, .. _responses.ByPath[path]];
            var isFront = path == "/";
            _nginx.Alone(path, isFront ? [.. FrontPage(answer), $"if ($args) {{ rewrite ^ {QueryFolder}$args? last; }}"] : answer);
            var file = isFront ? $"/{FileNames.Front}" : path;
            string[] hidden = [.. isFront ? [file] : Array.Empty<string>(), $"{file}.gz", $"{file}.br"];
            foreach (var name in hidden.Where(name => !_redirections.Exists(each => each.Path == name)))
            {
                _nginx.Alone(name, "return 404;");
            }
        }
    }

    private static string[] FrontPage(string[] answer) => [.. answer, $"try_files /{FileNames.Front} =404;"];

    /// <summary>
    /// The documents below a folder. Those whose paths end alike are answered alike; the few that are answered otherwise have a location
    /// each. Nothing else is there.
    /// </summary>
    private void WriteFolder(string folder, string[] paths) => _nginx.Block($"location ^~ {folder}", [.. _ofDocuments, "return 404;"], () =>
    {
        foreach (var gone in _responses.Gone.Where(each => each.Kind == AddressKind.Page && FolderOf(each.Path) == folder))
        {
            var archive = NginxText.Pattern("^", gone.Path, "archive/[0-9-]+(?:\\.xml|/)\\z");
            _nginx.Block($"location ~ {archive}", OfGone);
        }

        Respell($"^({folder}.*\\.[a-z]+)/\\z", "-f $document_root$1", "^(.*)/\\z", "$1");
        var alike = paths.ToLookup(EndingOf, StringComparer.Ordinal);
        foreach (var ending in alike.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var usual = ending.CountBy(path => _responses.ByPath[path])
                .OrderByDescending(each => each.Value).ThenBy(each => string.Join('\n', each.Key), StringComparer.Ordinal).First().Key;
            _nginx.Block($"location ~ {NginxText.Quoted($"{ending.Key}\\z")}", [.. usual, FileOf(ending.Key)]);
            foreach (var path in ending.Where(path => _responses.ByPath[path] != usual))
            {
                _nginx.Block($"location = {NginxText.Quoted(path)}", [.. _responses.ByPath[path], FileOf(ending.Key)]);
            }
        }

        if (alike.Contains(AnyName))
        {
            Respell($"^({folder}.*[^/])/\\z", $"-f $document_root$1{FileNames.PageEnding}", "^(.*)/\\z", "$1");
        }

        Respell("[^/]\\z", "-d $request_filename", "^(.*)\\z", "$1/");
    });

    private void Respell(string pattern, string condition, string rewritten, string right)
    {
        var target = NginxText.Value(_base)[..^1] + right + "?\"";
        _nginx.Block(
            $"location ~ {NginxText.Quoted(pattern)}",
            [.. OfRedirects, $"if ({condition}) {{ rewrite {NginxText.Quoted(rewritten)} {target} permanent; }}", "return 404;"]);
    }

    private static string EndingOf(string path)
    {
        var name = path[path.LastIndexOf('/')..];
        if (name == "/")
        {
            return name;
        }

        return name.Contains('.', StringComparison.Ordinal) ? Number().Replace(Regex.Escape(name), "[0-9-]+") : AnyName;
    }

    private static string FileOf(string ending) => ending switch
    {
        "/" => $"try_files \"${{uri}}{FileNames.Front}\" =404;",
        AnyName => $"try_files \"${{uri}}{FileNames.PageEnding}\" =404;",
        _ => "try_files $uri =404;",
    };

    private void WriteMedia()
    {
        string[] headers = [Responses.Header("Cache-Control", MediaEndpoint.Lifetime), .. Responses.ForAnyone()];
        var types = MediaTypes.All.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{NginxText.Quoted(each.Value)} {each.Key[1..]};");
        string[] lines = ["charset off;", "expires off;", "gzip_static off;", Responses.Type("application/octet-stream"), .. headers];
        _nginx.Block($"location ^~ {FolderOf(Address.Media("a").Path)}", lines, () =>
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

    // Their names are secrets, so they have no locations of their own.
    private void WritePartners()
    {
        string[] headers =
            [Responses.Header("Cache-Control", "private"), Responses.Header("X-Robots-Tag", "noindex"), .. Responses.ForAnyone()];
        _nginx.Block($"location ^~ {Partners}", [.. _ofDocuments, "return 404;"], () =>
        {
            foreach (var format in FeedFormat.All)
            {
                _nginx.Block(
                    $"location ~ {NginxText.Quoted($"/{Regex.Escape(format.FileName)}\\z")}",
                    [Responses.Type(format.MediaType), .. headers, "try_files $uri =404;"]);
            }
        });
    }

    private void WriteRedirections()
    {
        var own = _responses.ByPath.Keys.Select(FolderOf).Append(Partners).Where(folder => folder != "/")
            .ToHashSet(StringComparer.Ordinal);
        var inRows = new List<Redirection>();
        var queries = new List<Redirection>();
        foreach (var each in _redirections)
        {
            if (each.Path.StartsWith("/?", StringComparison.Ordinal))
            {
                queries.Add(each with { Path = QueryFolder + Encoded(each.Path[2..]) });
            }
            else if (each.Target is null || own.Contains(FolderOf(each.Path + "/")) || !NginxText.IsRewritable(each.Target))
            {
                WriteAlone(each);
                WriteAlone(each with { Path = each.Path + "/" });
            }
            else
            {
                inRows.Add(each);
            }
        }

        string[] front = ["internal;", .. FrontPage([.. _ofDocuments, .. _responses.ByPath["/"]])];
        _nginx.Block($"location ^~ {QueryFolder}", front);
        queries.Where(each => !NginxText.IsRewritable(each.Target!)).ToList().ForEach(each => WriteAlone(each, "internal;"));
        var writer = new NginxRedirections(_nginx);
        writer.Write(QueryFolder, queries.Where(each => NginxText.IsRewritable(each.Target!)), "\\z", front);
        writer.Write("/", inRows, "/?\\z", OfRedirects);
    }

    private void WriteAlone(Redirection redirection, params string[] more) => _nginx.Alone(
        redirection.Path,
        redirection.Target is { } target ? [.. OfRedirects, .. more, $"return 301 {NginxText.Value(target)};"] : OfGone);

    /// <summary>A query as browsers send it.</summary>
    private static string Encoded(string query) =>
        Sign().Replace(query, sign => Uri.EscapeDataString(sign.Value));

    [GeneratedRegex("[0-9-]*[0-9]")]
    private static partial Regex Number();

    [GeneratedRegex(@"[^A-Za-z0-9._~!$&'()*+,;=:@/?-]+")]
    private static partial Regex Sign();
}
