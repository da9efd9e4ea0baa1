using System.Globalization;
using NewsFeeds.Imports.Files;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Imports;

/// <summary>A post's permanent id.</summary>
/// <param name="Id">The id; null for a post that has none of its own.</param>
/// <param name="Key">What the ledger knows it by.</param>
/// <param name="IsSecond">Whether another post before it has its guid, so that its address is its id.</param>
/// <param name="IsHeld">Whether an article has the id, and no earlier import is known to have written it.</param>
/// <param name="Holder">The file of that article; null where an earlier source of this import has the id.</param>
internal readonly record struct PostId(string? Id, string Key, bool IsSecond, bool IsHeld, string? Holder)
{
    /// <summary>The id of the first post with a guid that nothing else has.</summary>
    public static PostId OfGuid(SourcePost post) => new(post.Guid, post.Guid, IsSecond: false, IsHeld: false, Holder: null);
}

/// <summary>Gives each post of a source its id. The first of two posts with one guid keeps it.</summary>
/// <param name="holders">The files of articles of others by the digests of their ids.</param>
/// <param name="count">How many posts are expected.</param>
internal sealed class PostIds(IReadOnlyDictionary<ulong, string?> holders, int count)
{
    private readonly HashSet<ulong> _given = new(count);

    /// <summary>The digests of the ids that posts got.</summary>
    public IReadOnlySet<ulong> Given => _given;

    /// <summary>The id of the next post.</summary>
    public PostId Of(SourcePost post)
    {
        if (Give(post.Guid))
        {
            return Named(post.Guid, isSecond: false);
        }

        var isSecond = post.Guid.Length > 0;
        if (post.Link is { } link && Give(link))
        {
            return Named(link, isSecond);
        }

        var key = KeyOf(post with { Guid = "", Link = null });
        for (var number = 2; !Give(key); number++)
        {
            key = KeyOf(post with { Guid = "", Link = null, Title = $"{post.Title} {number}" });
        }

        return new PostId(null, key, isSecond, IsHeld: false, Holder: null);
    }

    /// <summary>What the ledger knows the first post by that is so.</summary>
    public static string KeyOf(SourcePost post)
    {
        if (post.Guid.Length > 0)
        {
            return post.Guid;
        }

        // A post without an address is known by what readers see of it.
        return post.Link ?? string.Create(CultureInfo.InvariantCulture, $"{ArticleFile.DateOf(post).UtcDateTime:O} {post.Title}");
    }

    private bool Give(string id) => id.Length > 0 && _given.Add(Digest.OfName(id));

    private PostId Named(string id, bool isSecond)
    {
        var isHeld = holders.TryGetValue(Digest.OfName(id), out var holder);
        return new PostId(id, id, isSecond, isHeld, holder);
    }
}
