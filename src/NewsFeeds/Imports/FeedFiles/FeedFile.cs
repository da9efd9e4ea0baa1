using NewsFeeds.Articles;
using NewsFeeds.Feeds.Atom;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>
/// An RSS, Atom or JSON feed in a file. Items are read as XML and not by the syndication package, which reads one author and one enclosure
/// of each, throws at the first date that it does not know, and tells no lines.
/// </summary>
/// <param name="path">The file, as it was named in the call.</param>
internal sealed class FeedFile(string path) : IPostSource
{
    // Parsed once. The size of a file is bounded.
    private List<SourcePost> _posts = [];

    /// <summary>Whether a file looks like a feed by its beginning. An export of WordPress does so too, because it is RSS.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static bool IsFeed(string path)
    {
        var head = FeedText.HeadOf(path).TrimStart();
        return head.StartsWith('{') || (head.StartsWith('<') && (Has("<rss") || Has(AtomNames.Atom)));

        bool Has(string text) => head.Contains(text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public SourceSite Survey(Action<Fault> tell)
    {
        (var head, _posts) = Read(tell);
        var names = _posts.SelectMany(post => post.Categories).Distinct(StringComparer.Ordinal);
        return new SourceSite
        {
            PostCount = _posts.Count,
            Title = head.Title is { Length: > 0 } title ? title : null,
            Description = head.Description is { Length: > 0 } description ? description : null,
            Language = head.Language,
            Homes = head.Page is { } page ? [page.GetLeftPart(UriPartial.Authority)] : [],
            Categories = names.ToDictionary(name => name, name => new SourceTerm(name, name), StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<SourcePost> Posts(bool withBodies) => _posts;

    private (FeedHead Head, List<SourcePost> Posts) Read(Action<Fault> tell)
    {
        if (FeedText.Read(path, tell) is not { } text)
        {
            return (new FeedHead { File = path }, []);
        }

        var mender = new XmlMender(path, line: 1);
        var isJson = text.AsSpan().TrimStart() is ['{', ..];
        var mended = isJson ? mender.MendText(text) : mender.Mend(text);
        foreach (var fault in mender.Faults)
        {
            tell(fault);
        }

        return isJson ? ReadJson(mended, tell) : ReadXml(mended, tell);
    }

    private (FeedHead Head, List<SourcePost> Posts) ReadJson(string text, Action<Fault> tell)
    {
        var feed = JsonFeed.Read(path, text, tell);
        if (!feed.IsFeed)
        {
            return Unknown(tell);
        }

        var head = feed.Head();
        return (head, [.. feed.Items.Select(item => JsonFeed.PostOf(item.Element, item.Line, head, tell)).OfType<SourcePost>()]);
    }

    private (FeedHead Head, List<SourcePost> Posts) ReadXml(string text, Action<Fault> tell)
    {
        var feed = XmlFeed.Read(path, WithDeclarationFirst(text), tell);
        if (feed.Around.Count == 0)
        {
            return Unknown(tell);
        }

        var isAtom = feed.Around[0].Name == FeedNames.Atom + "feed";
        var head = isAtom ? AtomFeed.HeadOf(path, feed) : RssFeed.HeadOf(path, feed);
        return (head, [.. feed.Items.Select(item => isAtom
            ? AtomFeed.PostOf(item.Element, item.Line, head, tell)
            : RssFeed.PostOf(item.Element, item.Line, head, tell)).OfType<SourcePost>()]);
    }

    // No parser accepts anything before an XML declaration. The lines keep their numbers.
    private static string WithDeclarationFirst(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.StartsWith("<?xml", StringComparison.Ordinal) ? trimmed.IndexOf("?>", StringComparison.Ordinal) : -1;
        return end < 0 ? text : trimmed.Insert(end + "?>".Length, text[..^trimmed.Length]);
    }

    private (FeedHead Head, List<SourcePost> Posts) Unknown(Action<Fault> tell)
    {
        tell(new Fault(path, 0, 0, Severity.Error, "feed-unknown"));
        return (new FeedHead { File = path }, []);
    }
}
