using System.Collections.Immutable;
using NewsFeeds.Articles;
using NewsFeeds.Articles.Folder;

namespace NewsFeeds.Feeds;

/// <summary>One article as subscribers get it. Immutable; texts and addresses as <see cref="Feed"/> promises.</summary>
public sealed record FeedEntry
{
    /// <summary>The permanent id, byte for byte; not always a URI of ours (imported guids).</summary>
    public required string Id { get; init; }

    /// <summary>Plain text, never empty; of a retracted article behind the prefix that says so.</summary>
    public required string Title { get; init; }

    /// <summary>The article's page.</summary>
    public required string Link { get; init; }

    /// <summary>First publication, whole seconds.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The last significant change; equal to <see cref="Published"/> when there was none.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>At least one: the byline's persons, else the publication.</summary>
    public required ImmutableArray<Author> Authors { get; init; }

    /// <summary>The categories it stands in.</summary>
    public ImmutableArray<FeedCategory> Categories { get; init; } = [];

    /// <summary>Plain text each.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>A BCP 47 tag: the article's own, else the publication's, whatever feed it stands in; null says as much as the feed's.</summary>
    public string? Language { get; init; }

    /// <summary>Plain text; of a retracted article the notice.</summary>
    public required string Summary { get; init; }

    /// <summary>The whole content as safe HTML; null where the feed carries summaries alone.</summary>
    public string? Content { get; init; }

    /// <summary>The lead picture.</summary>
    public FeedPicture? Image { get; init; }

    /// <summary>Sound and video.</summary>
    public ImmutableArray<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>When it was withdrawn, or null.</summary>
    public DateTimeOffset? Retracted { get; init; }
}

/// <summary>A category that an entry stands in.</summary>
/// <param name="Path">Such as <c>the-thao/bong-da</c>: Atom's term.</param>
/// <param name="Title">Such as "Bóng đá": Atom's label, RSS's text.</param>
/// <param name="Scheme">The absolute address of the directory of categories: Atom's scheme, RSS's domain.</param>
public sealed record FeedCategory(string Path, string Title, string Scheme);

/// <summary>A picture with what its file tells.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>image/jpeg</c>; null where it is not known.</param>
/// <param name="Length">Bytes, where known.</param>
/// <param name="Width">Pixels, where known.</param>
/// <param name="Height">Pixels, where known.</param>
/// <param name="Alt">What it shows.</param>
/// <param name="Caption">The line below it.</param>
/// <param name="Credit">Who made it.</param>
public sealed record FeedPicture(
    string Url, string? MediaType = null, long? Length = null, int? Width = null, int? Height = null,
    string? Alt = null, string? Caption = null, string? Credit = null)
{
    /// <summary>A picture of the front matter with its absolute address and what its file tells, where it is one of ours.</summary>
    public static FeedPicture? Of(Picture? picture, Addresses addresses, Media media)
    {
        if (picture is null)
        {
            return null;
        }

        var file = WebAddress.Is(picture.Source) ? null : media.Find(picture.Source);
        return new FeedPicture(
            addresses.Media(picture.Source), file?.MediaType ?? MediaTypes.OfAddress(picture.Source), file?.Length, file?.Width, file?.Height,
            picture.Alt, picture.Caption, picture.Credit);
    }
}

/// <summary>Sound or video with what its file tells.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Such as <c>audio/mpeg</c>.</param>
/// <param name="Length">Bytes; 0 where nobody knows.</param>
/// <param name="Duration">How long it plays, where known.</param>
/// <param name="Title">What it is called.</param>
public sealed record FeedEnclosure(string Url, string MediaType, long Length, TimeSpan? Duration = null, string? Title = null);
