using NewsFeeds.Imports.Sources;
using NewsFeeds.Rendering.Html;

namespace NewsFeeds.Imports.Bodies;

/// <summary>
/// The body of one post on its way to HTML. Bodies can be made and written by several threads at once, each by one. Making and writing take
/// time linear in the length.
/// </summary>
internal sealed class PostBody
{
    private readonly LeftOutList _leftOut;
    private readonly string _html;
    private readonly HtmlTree? _tree;
    private readonly BodyAddresses? _addresses;

    private PostBody(string html, SourceSite? site, Uri? page, LeftOutList leftOut)
    {
        (_html, _leftOut) = (html, leftOut);
        try
        {
            BodyBounds.Check(html);
            _tree = HtmlTree.Parse(html);
            var report = new SanitizerReport(places: null);
            LazyPictures.Settle(_tree, report);
            LazyPictures.RemoveCopies(_tree);
            foreach (var _ in report.ToImmutable())
            {
                leftOut.Add("html", "<img>");
            }

            if (site is not null)
            {
                WordPressMarkup.Apply(_tree, site);
            }

            ShownByScripts.Name(_tree, leftOut);
            _addresses = BodyAddresses.Of(_tree, site, page);
        }
        catch (UnrenderableException e)
        {
            (_tree, Refused) = (null, e);
        }
    }

    /// <summary>
    /// The absolute addresses of the pictures, sounds and films that it shows or that a link of the site leads to, in order, each once. Of
    /// a picture that is there in several sizes it is the largest.
    /// </summary>
    public IReadOnlyList<string> Media => _addresses?.Media ?? [];

    /// <summary>Why the service will not show it; null where it will.</summary>
    public UnrenderableException? Refused { get; }

    /// <summary>What could not be carried over: each thing once, in the order in which it was found.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _leftOut.All;

    /// <summary>The body that WordPress would show of a post.</summary>
    /// <param name="post">Its body is as WordPress keeps it: blocks, or the text of the classic editor.</param>
    /// <param name="site">What the export says of attachments and reusable blocks.</param>
    public static PostBody OfWordPress(SourcePost post, SourceSite site)
    {
        var leftOut = new LeftOutList();
        return new PostBody(Blocks.ToHtml(post, site, leftOut), site, PageOf(post), leftOut);
    }

    /// <summary>The body of a feed's entry. Only its addresses change.</summary>
    public static PostBody OfHtml(SourcePost post) => new(post.Body, site: null, PageOf(post), new LeftOutList());

    // Its addresses are resolved against the post's former one.
    private static Uri? PageOf(SourcePost post) => Uri.TryCreate(post.Link, UriKind.Absolute, out var page) ? page : null;

    /// <summary>The HTML. A body that cannot be parsed within the service's bounds is written as it was.</summary>
    /// <param name="link">
    /// What to write instead of an absolute address, which has no fragment; null to leave it. The fragment is put behind it.
    /// </param>
    /// <param name="media">The path of the copy of one of <see cref="Media"/>; null for none.</param>
    public string Write(Func<string, string?> link, Func<string, string?> media)
    {
        if (_tree is null || _addresses is null)
        {
            return _html;
        }

        _addresses.Write(link, media);
        return HtmlWriter.Inner(_tree.Body).Trim();
    }
}
