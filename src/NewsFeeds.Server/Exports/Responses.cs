using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using NewsFeeds.Addresses;
using NewsFeeds.Server.Documents;
using NewsFeeds.Server.Serving;

namespace NewsFeeds.Server.Exports;

/// <summary>How nginx is to answer for each document and each other file, collected while they are written. Thread-safe.</summary>
internal sealed class Responses
{
    // By path. Paths that are answered alike have the same array.
    private readonly ConcurrentDictionary<string, string[]> _byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentContent> _ofPartners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _misnamed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Address> _gone = new(StringComparer.Ordinal);

    /// <summary>The lines with which nginx answers for each document, by path.</summary>
    public IReadOnlyDictionary<string, string[]> ByPath => _byPath;

    /// <summary>The feeds of partners without their bytes, in an order that does not depend on this run.</summary>
    public IEnumerable<DocumentContent> OfPartners =>
        _ofPartners.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value);

    /// <summary>The media types of the media files whose names suggest another type, by path.</summary>
    public IReadOnlyDictionary<string, string> Misnamed => _misnamed;

    /// <summary>The addresses of what is gone, by path.</summary>
    public IEnumerable<Address> Gone => _gone.Values.OrderBy(each => each.Path, StringComparer.Ordinal);

    /// <summary>The header fields that every answer has.</summary>
    public static IReadOnlyList<string> ForAnyone { get; } = [.. HeadersForAnyone()];

    /// <summary>The header fields of a redirect.</summary>
    public static IReadOnlyList<string> ForRedirects { get; } = [Header("Cache-Control", RedirectEndpoint.Lifetime), .. ForAnyone];

    /// <summary>The lines that answer for what is gone.</summary>
    public static IReadOnlyList<string> ForGone { get; } = [.. ForAnyone, "return 410;"];

    public static string Header(string name, StringValues value) => $"add_header {name} {NginxText.Value(value.ToString())};";

    public static string Type(string mediaType) => $"default_type {NginxText.Quoted(mediaType)};";

    /// <summary>The lines that answer with a document.</summary>
    public static string[] For(DocumentContent content) =>
    [
        Type(content.MediaType),
        Header("Cache-Control", new CacheLifetime(content.MaxAge, nextEvent: null, content.IsPrivate).At(DateTimeOffset.UnixEpoch)),
        .. ForAnyone,
        .. content.IsPrivate ? [Header(ResponseHeaders.Robots, ResponseHeaders.NoIndex)] : Array.Empty<string>(),
        .. content.Headers.Select(header => Header(header.Key, header.Value)),
    ];

    public void Add(Address address, DocumentContent content)
    {
        if (address.Listing.Kind == ListingKind.Partner)
        {
            _ofPartners[address.Path] = content with { Bytes = [] };
            return;
        }

        var lines = For(content);
        _byPath[address.Path] = _lines.GetOrAdd(string.Join('\n', lines), lines);
    }

    public void AddGone(Address address) => _gone[address.Path] = address;

    public void AddMisnamed(string path, string mediaType) => _misnamed[path] = mediaType;

    private static IEnumerable<string> HeadersForAnyone()
    {
        var headers = new HeaderDictionary { ["X-Content-Type-Options"] = ResponseHeaders.NoSniff };
        ResponseHeaders.AllowAnyone(headers);
        return headers.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Header(each.Key, each.Value));
    }
}
