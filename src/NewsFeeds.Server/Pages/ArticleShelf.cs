using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Folder;
using NewsFeeds.Media;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Pages;

/// <summary>The page of every article, opened when it is asked for.</summary>
internal sealed class ArticleShelf(FeedSource feeds, PublicUrls addresses, ContentFolder content)
{
    private readonly ScreenContent _screen = new(content.Media, addresses);

    /// <summary>An <see cref="Opener"/>.</summary>
    public Document? Open(string path, Edition edition)
    {
        if (Address.Parse(path) is not { Kind: AddressKind.Article, First: var day, Name: var slug } || edition.Find(day, slug) is null)
        {
            return null;
        }

        State? last = null;
        Measured? measured = null;
        return new Document(path, Subject, (_, subject) => Prepare((State)subject, Note));

        // The first rendering's tag is what polls are compared with: should the bytes be made again from other files, the state is over.
        void Note(Measured files) => measured = ReferenceEquals(measured?.By, files.By) ? measured : files;

        State? Subject(Edition now) => now.Find(day, slug) is not { } article ? null
            : last is { } same && ReferenceEquals(same.Article, article) && ReferenceEquals(same.Shape, now.Shape)
                && (same.Media == content.Media.Version || (measured is { } files && ReferenceEquals(files.By, same) && files.Stand(content.Media))) ? same
            : last = new State(article, now.Shape, content.Media.Version);
    }

    private Material Prepare(State state, Action<Measured> note) => new()
    {
        Source = state,
        MediaType = PageHeaders.MediaType,
        Write = edition => Render(edition, state, note),
        MaxAge = TimeSpan.FromMinutes(1),
        NextEvent = state.Article.Leaves,
        Headers = PageHeaders.All,
    };

    private byte[] Render(Edition edition, State state, Action<Measured> note)
    {
        var (page, entry) = (new PageContext(edition, feeds, addresses), feeds.Entry(edition, state.Article));
        if (entry.Content is { } words)
        {
            var files = new List<(string Path, MediaFile? File)>();
            entry = entry with { Content = _screen.Ready(words, page.Texts.Table, files) };
            note(new Measured(state, [.. files]));
        }

        return PageRenderer.Render<ArticlePage>(
            (nameof(ArticlePage.Page), page),
            (nameof(ArticlePage.Article), state.Article),
            (nameof(ArticlePage.Entry), entry));
    }

    /// <summary>
    /// What a page is made from: besides the article, names of categories and the publication, all of which are new with a new shape of the edition, and
    /// the sizes of the pictures in its body, which no edition knows of.
    /// </summary>
    private sealed record State(Article Article, object Shape, int Media);

    /// <summary>What a state's rendering measured, so that a newsroom that uploads pictures all day makes no page again but those that show them.</summary>
    private sealed record Measured(State By, (string Path, MediaFile? File)[] Files)
    {
        public bool Stand(MediaFolder media) => Array.TrueForAll(Files, each => each.File is { } file && media.IsStill(each.Path, file));
    }
}
