using System.Collections.Immutable;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Server.Documents;

namespace NewsFeeds.Server.Tests.Documents;

public class DocumentTests
{
    private static readonly EditionShape Shape = new(new Publication { Title = "Đài thử", Authority = "example.vn,2026" }, []);

    // A slow make of an old edition may end after that of a new one.
    [Fact]
    public void ARepresentationNeverTakesThePlaceOfOneOfALaterEdition()
    {
        var document = Document.Of<Edition>("/a", edition => edition, (_, _, _) => Task.FromResult<DocumentContent?>(null));
        var (older, newer) = (Numbered(1), Numbered(2));
        var (first, late, again) = (Of(newer), Of(older), Of(newer));

        Assert.True(document.TryKeep(first, newer));
        Assert.False(document.TryKeep(late, older));
        Assert.Same(first, document.Representation);
        Assert.True(document.TryKeep(again, newer));
        Assert.Same(again, document.Representation);
    }

    private static Edition Numbered(long number) => new()
    {
        Number = number,
        Shape = Shape,
        All = Listing.Of(ListingKey.All, Shape),
        Categories = ImmutableDictionary<string, Listing>.Empty,
        FormerAddresses = ImmutableDictionary<string, Article>.Empty,
    };

    private static Representation Of(Edition edition) =>
        Representation.WithoutBytes(edition, Shape, RepresentationState.Missing, DateTimeOffset.UnixEpoch);
}
