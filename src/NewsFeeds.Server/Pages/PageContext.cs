using System.Globalization;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Feeds;
using NewsFeeds.Rendering;

namespace NewsFeeds.Server.Pages;

/// <summary>What every page shows of the publication around its own content. Immutable.</summary>
public sealed class PageContext
{
    private readonly string _origin;

    internal PageContext(Edition edition, FeedSource feeds, PublicUrls addresses)
    {
        (Edition, Publication, Addresses) = (edition, edition.Publication, addresses);
        Texts = new Texts(Publication.Language, Publication.TimeZone);
        (Icon, Logo) = (feeds.Picture(Publication.Icon), feeds.Picture(Publication.Logo));
        _origin = addresses.Home[..^new Uri(addresses.Home).AbsolutePath.Length];
    }

    internal Edition Edition { get; }

    internal Publication Publication { get; }

    internal PublicUrls Addresses { get; }

    internal Texts Texts { get; }

    internal FeedPicture? Icon { get; }

    internal FeedPicture? Logo { get; }

    /// <summary>An address as a link on a page: without scheme and host where it is ours, so that a page can be looked at before its public address works.</summary>
    internal string Link(string address) =>
        address.StartsWith(Addresses.Home, StringComparison.Ordinal) ? address[_origin.Length..] : address;

    /// <summary>A path of the service as a link on a page.</summary>
    internal string Path(string path) => Link(Addresses.Absolute(path));

    /// <summary>The page of a category's headlines of one month, or of one day where both ends are the same.</summary>
    internal string Archive(string category, DateOnly month) => Path(ArchivePath(category, month, month.AddMonths(1).AddDays(-1)));

    /// <inheritdoc cref="Archive(string, DateOnly)"/>
    internal string Archive(string category, DateOnly first, DateOnly last) => Path(ArchivePath(category, first, last));

    /// <inheritdoc cref="Archive(string, DateOnly)"/>
    internal static string ArchivePath(string category, DateOnly first, DateOnly last) =>
        string.Create(CultureInfo.InvariantCulture, $"/feeds/{category}{(category.Length > 0 ? "/" : "")}archive/{first.ToString(first == last ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture)}/");

    /// <summary>A headline; of a withdrawn article behind the prefix that says so.</summary>
    internal string TitleOf(Article article) => article.Retraction is null ? article.Title : Texts.Retracted(article.Title);
}
