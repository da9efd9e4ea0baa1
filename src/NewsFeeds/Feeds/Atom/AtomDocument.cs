using System.ServiceModel.Syndication;
using System.Xml;
using NewsFeeds.Articles;
using NewsFeeds.Rendering;
using NewsFeeds.Text;

namespace NewsFeeds.Feeds.Atom;

/// <summary>A feed or an archive document as the package's Atom formatter takes it.</summary>
internal sealed class AtomDocument : SyndicationFeed
{
    private readonly Feed _feed;
    private readonly bool _isArchive;

    public AtomDocument(Feed feed, string id, DateTimeOffset updated, bool isArchive, IEnumerable<SyndicationLink> links)
    {
        _feed = feed;
        _isArchive = isArchive;
        Id = XmlCharacters.Clean(id);
        Title = new TextSyndicationContent(PlainText.Line(feed.Title));
        Description = new TextSyndicationContent(XmlCharacters.Clean(feed.Description));
        Language = PlainText.Line(feed.Language);
        LastUpdatedTime = FeedTimestamp.Fixed(updated);
        Generator = "NewsFeeds";
        Authors.Add(Person(feed.Publisher));
        if (feed.Copyright is { } rights)
        {
            Copyright = new TextSyndicationContent(XmlCharacters.Clean(rights));
        }

        foreach (var link in links)
        {
            Links.Add(link);
        }

        if (feed.License is { } license)
        {
            // RFC 4946. It has no type, because nobody knows that of another site's page.
            Links.Add(new SyndicationLink(WebAddress.Of(license), "license", null, null, 0));
        }

        Items = feed.Entries.Select(entry => new AtomEntry(entry, feed)).ToArray();
    }

    /// <summary>The namespaces that this document uses beside Atom's own.</summary>
    public IEnumerable<(string Prefix, string Name)> Namespaces
    {
        get
        {
            if (_isArchive)
            {
                yield return ("fh", AtomNames.History);
            }

            if (_feed.Entries.Any(entry => entry.Retracted is not null))
            {
                yield return ("at", AtomNames.Tombstones);
            }

            if (_feed.Entries.Any(entry => entry.Image is not null))
            {
                yield return (MediaElements.Prefix, MediaElements.Namespace);
            }
        }
    }

    /// <summary>An id that is no IRI, such as an imported number, would make the whole document invalid.</summary>
    public static string IdOf(FeedEntry entry, Feed feed) => Iri.Of(entry.Id, feed.Authority);

    public static SyndicationPerson Person(Author author) => new()
    {
        Name = PlainText.Line(author.Name),
        Uri = author.Url is { } url ? WebAddress.Text(url) : null,

        // RFC 4287 §3.2.3 wants an address here. Anything else would make the whole document invalid.
        Email = author.Email is { } email && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1
            ? PlainText.Line(email)
            : null,
    };

    // The formatter calls this before it writes the entries, because RFC 4287's grammar wants all other elements there.
    protected override void WriteElementExtensions(XmlWriter writer, string version)
    {
        // The package would write the logo with its percent-encoding undone.
        WritePicture(writer, "icon", _feed.Icon);
        WritePicture(writer, "logo", _feed.Logo);
        if (_isArchive)
        {
            writer.WriteStartElement("fh", "archive", AtomNames.History);
            writer.WriteEndElement();
        }

        foreach (var entry in _feed.Entries)
        {
            if (entry.Retracted is { } when)
            {
                WriteTombstone(writer, entry, when);
            }
        }
    }

    private static void WritePicture(XmlWriter writer, string name, FeedPicture? picture)
    {
        if (picture is not null)
        {
            writer.WriteElementString(name, AtomNames.Atom, WebAddress.Text(picture.Url));
        }
    }

    private void WriteTombstone(XmlWriter writer, FeedEntry entry, DateTimeOffset when)
    {
        writer.WriteStartElement("at", "deleted-entry", AtomNames.Tombstones);
        writer.WriteAttributeString("ref", IdOf(entry, _feed));
        writer.WriteAttributeString("when", FeedTimestamp.Rfc3339(when));
        writer.WriteElementString("at", "comment", AtomNames.Tombstones, XmlCharacters.Clean(entry.Summary));
        writer.WriteEndElement();
    }
}
