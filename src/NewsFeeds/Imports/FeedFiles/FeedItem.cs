using System.Globalization;
using System.Xml.Linq;
using NewsFeeds.Articles;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Media;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary>An item of an XML feed: what RSS and Atom tell alike.</summary>
internal sealed class FeedItem(XElement element, int line, FeedHead head)
{
    public XElement Element => element;

    public FeedHead Head => head;

    /// <summary>What its relative addresses begin from, where it says so or its feed does.</summary>
    public Uri? Base { get; } = XmlBase.Of(element, head.Base);

    /// <summary>The item as a post.</summary>
    /// <param name="dates">When it was published, as far as it is told; the best first.</param>
    /// <param name="updated">When it was last changed.</param>
    /// <param name="tell">Gets what is wrong.</param>
    /// <returns>Without a title, a body and what only one of the formats has. Null where no date can be read.</returns>
    public SourcePost? Post(IEnumerable<string?> dates, string? updated, Action<Fault> tell)
    {
        var told = dates.Append(updated).OfType<string>().ToList();
        if (told.Select(SourceDate.Of).FirstOrDefault(date => date is not null) is not { } published)
        {
            tell(new Fault(head.File, line, 0, Severity.Error, "feed-date", told.FirstOrDefault() ?? ""));
            return null;
        }

        return new SourcePost
        {
            File = head.File,
            Line = line,
            Guid = "",
            Title = "",
            Body = "",
            IsHtml = true,
            Status = PostStatus.Published,
            Published = published,
            Updated = SourceDate.Of(updated),
        };
    }

    /// <summary>The pictures and sounds that the item names beside its text.</summary>
    /// <param name="own">Those of the format itself.</param>
    public (string? Image, IReadOnlyList<SourceEnclosure> Enclosures) Media(IEnumerable<SourceEnclosure> own)
    {
        // A group has one thing in several qualities.
        var first = element.Elements(FeedNames.Media + "group").Select(group => group.Element(FeedNames.Media + "content"));
        var media = element.Elements(FeedNames.Media + "content").Concat(first.OfType<XElement>())
            .Select(content => (Medium: (string?)content.Attribute("medium"), File: EnclosureOf(content, "url", "fileSize")))
            .Where(each => each.File is not null).Select(each => (each.Medium, File: each.File!)).ToList();
        var files = own.ToList();
        var image = media.FirstOrDefault(each => IsPicture(each.File, each.Medium)).File?.Address
            ?? Address(element.Descendants(FeedNames.Media + "thumbnail").FirstOrDefault()?.Attribute("url"))
            ?? files.Find(file => IsPicture(file, null))?.Address
            ?? Address(element.Element(FeedNames.Podcasts + "image")?.Attribute("href"));
        var enclosures = files.Where(file => !IsPicture(file, null))
            .Concat(media.Where(each => IsPlayed(each.File, each.Medium)).Select(each => each.File))
            .DistinctBy(file => file.Address);
        return (image, [.. enclosures]);
    }

    /// <summary>A file that an element names; null where it names none.</summary>
    public SourceEnclosure? EnclosureOf(XElement named, string address, string length)
    {
        var isTold = long.TryParse((string?)named.Attribute(length), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes);
        var type = (string?)named.Attribute("type") is { } text && MediaTypes.IsWellFormed(text.Trim()) ? text.Trim() : null;
        return Address(named.Attribute(address)) is { } absolute
            ? new SourceEnclosure(absolute, isTold && bytes > 0 ? bytes : null, type)
            : null;
    }

    /// <summary>
    /// Those of the categories that are categories, and those that are tags. Feeds tell them apart only where some have a scheme (a domain
    /// in RSS) and others have none: those without are tags then. Otherwise all are categories.
    /// </summary>
    public static (IReadOnlyList<string> Categories, IReadOnlyList<string> Tags) Sorted(IEnumerable<(string Name, string? Scheme)> named)
    {
        var all = named.Select(each => (Name: PlainText.Line(each.Name), HasScheme: !string.IsNullOrWhiteSpace(each.Scheme)))
            .Where(each => each.Name.Length > 0).DistinctBy(each => each.Name).ToList();
        var areApart = all.Exists(each => each.HasScheme);
        return (
            [.. all.Where(each => each.HasScheme == areApart).Select(each => each.Name)],
            [.. all.Where(each => each.HasScheme != areApart).Select(each => each.Name)]);
    }

    private static bool IsPicture(SourceEnclosure file, string? medium) => IsOf(file, medium, "image");

    private static bool IsPlayed(SourceEnclosure file, string? medium) => IsOf(file, medium, "audio") || IsOf(file, medium, "video");

    private static bool IsOf(SourceEnclosure file, string? medium, string kind) =>
        (file.Type ?? medium ?? MediaTypes.OfAddress(file.Address))?.StartsWith(kind, StringComparison.OrdinalIgnoreCase) == true;

    private string? Address(XAttribute? attribute) => FeedAddress.Absolute((string?)attribute, Base ?? head.Page);
}
