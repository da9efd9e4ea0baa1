using System.Text.RegularExpressions;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Exports;

/// <summary>Writes the locations of documents for nginx.</summary>
internal sealed partial class NginxDocuments
{
    /// <summary>The folder of the front page's queries, which are rewritten to paths in it.</summary>
    public const string QueryFolder = "/.query/";

    /// <summary>
    /// The folder of former addresses that are below a folder of documents. A path that has no file is rewritten to a path in it, because a
    /// location for each of them would take 7 KB.
    /// </summary>
    public const string FormerFolder = "/.former";

    // nginx encodes a numbered group again where the request had encoded it. Files have decoded names.
    private const string Right = "right";

    private const string AnyName = "/[^/.]+";
    private const string Former = $"rewrite ^ {FormerFolder}$uri last;";

    private readonly NginxWriter _nginx;
    private readonly Responses _responses;
    private readonly string _base;

    /// <param name="nginx">Gets the locations.</param>
    /// <param name="responses">How documents are answered.</param>
    /// <param name="urls">The addresses in redirects.</param>
    /// <param name="isCoded">Whether the documents have coded bodies beside them.</param>
    public NginxDocuments(NginxWriter nginx, Responses responses, PublicUrls urls, bool isCoded)
    {
        (_nginx, _responses, _base) = (nginx, responses, urls.Absolute(""));
        var coded = isCoded ? "on" : "off";
        ForAll = ["types { }", "charset off;", "expires off;", $"gzip_static {coded};", "gzip_vary on;", "gzip_proxied any;"];
    }

    /// <summary>The lines of every document's location. What the operator sets for the whole server must not change an answer.</summary>
    public IReadOnlyList<string> ForAll { get; }

    /// <summary>The lines that answer with the front page.</summary>
    public IEnumerable<string> FrontPage => [.. ForAll, .. _responses.ByPath["/"], $"try_files /{FileNames.Front} =404;"];

    /// <summary>The first segment of a path with its slashes, such as <c>/feeds/</c>; <c>/</c> of a path at the top.</summary>
    public static string FolderOf(string path) =>
        path.Length > 1 && path.IndexOf('/', 1) is > 0 and var end ? path[..(end + 1)] : "/";

    /// <summary>Writes a document at the top. The front page alone has queries with a meaning.</summary>
    /// <param name="path">The document's path.</param>
    /// <param name="isFormer">Whether a path is a former address, so that a redirect answers for it.</param>
    public void WriteAtTop(string path, Predicate<string> isFormer)
    {
        var isFront = path == "/";
        var file = isFront ? $"/{FileNames.Front}" : path;
        _nginx.Alone(
            path,
            isFront ? [.. FrontPage, $"if ($args) {{ rewrite ^ {QueryFolder}$args? last; }}"] : [.. ForAll, .. _responses.ByPath[path]]);
        string[] hidden = [.. isFront ? [file] : Array.Empty<string>(), $"{file}.gz", $"{file}.br"];
        foreach (var name in hidden.Where(name => !isFormer(name)))
        {
            _nginx.Alone(name, "return 404;");
        }
    }

    /// <summary>
    /// Writes the documents below a folder. Those whose paths end alike share the answer of most of them; each of the others has a location
    /// of its own. Every other path is a former address, or 404.
    /// </summary>
    public void WriteFolder(string folder, string[] paths) => _nginx.Block($"location ^~ {folder}", [.. ForAll, Former], () =>
    {
        foreach (var gone in _responses.Gone.Where(each => each.Kind == AddressKind.Page && FolderOf(each.Path) == folder))
        {
            var archive = NginxText.Pattern("^", gone.Path, "archive/[0-9-]+(?:\\.xml|/)\\z");
            _nginx.Block($"location ~ {archive}", Responses.ForGone);
        }

        Respell($"^(?<{Right}>{folder}.*\\.[a-z]+)/\\z", $"-f $document_root${Right}", "^(.*)/\\z", "$1");
        var alike = paths.ToLookup(EndingOf, StringComparer.Ordinal);
        foreach (var ending in alike.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            WriteEnding(ending);
        }

        if (alike.Contains(AnyName))
        {
            Respell($"^(?<{Right}>{folder}.*[^/])/\\z", $"-f $document_root${{{Right}}}{FileNames.PageEnding}", "^(.*)/\\z", "$1");
        }

        Respell("[^/]\\z", "-d $request_filename", "^(.*)\\z", "$1/");
    });

    private void WriteEnding(IGrouping<string, string> paths)
    {
        var file = FileOf(paths.Key);
        var usual = paths.CountBy(path => _responses.ByPath[path])
            .OrderByDescending(each => each.Value).ThenBy(each => string.Join('\n', each.Key), StringComparer.Ordinal).First().Key;
        _nginx.Block($"location ~ {NginxText.Quoted($"{paths.Key}\\z")}", [.. usual, file]);
        foreach (var path in paths.Where(path => _responses.ByPath[path] != usual))
        {
            _nginx.Block($"location = {NginxText.Quoted(path)}", [.. _responses.ByPath[path], file]);
        }
    }

    // Redirects another spelling of a path, where the condition says that the right one has a file.
    private void Respell(string pattern, string condition, string rewritten, string right)
    {
        var target = NginxText.Value(_base)[..^1] + right + "?\"";
        var redirect = $"if ({condition}) {{ rewrite {NginxText.Quoted(rewritten)} {target} permanent; }}";
        _nginx.Block($"location ~ {NginxText.Quoted(pattern)}", [.. Responses.ForRedirects, redirect, Former]);
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
        "/" => $"try_files \"${{uri}}{FileNames.Front}\" {FormerFolder}$uri;",
        AnyName => $"try_files \"${{uri}}{FileNames.PageEnding}\" {FormerFolder}$uri;",
        _ => $"try_files $uri {FormerFolder}$uri;",
    };

    [GeneratedRegex("[0-9-]*[0-9]")]
    private static partial Regex Number();
}
