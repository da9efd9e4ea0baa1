namespace NewsFeeds.Imports;

/// <summary>A post's permanent id.</summary>
/// <param name="Id">The id; null for a post that has none of its own.</param>
/// <param name="Key">What the ledger knows it by.</param>
/// <param name="IsSecond">Whether another post before it has its guid, so that its address is its id.</param>
/// <param name="IsHeld">Whether an article that no import wrote has the id.</param>
internal readonly record struct PostId(string? Id, string Key, bool IsSecond, bool IsHeld);

/// <summary>Gives each post of a source its id. The first of two posts with one guid keeps it.</summary>
/// <param name="held">The digests of ids that articles of others have.</param>
internal sealed class PostIds(IReadOnlySet<UInt128> held)
{
    private readonly HashSet<UInt128> _given = [];

    /// <summary>The digests of the ids that posts got.</summary>
    public IReadOnlySet<UInt128> Given => _given;

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

        // Such a post is known by what readers see of it.
        return new PostId(null, $"{ArticleFile.DateOf(post).UtcDateTime:O} {post.Title}", isSecond, IsHeld: false);
    }

    private bool Give(string id) => id.Length > 0 && _given.Add(Digest.Of(id));

    private PostId Named(string id, bool isSecond) => new(id, id, isSecond, held.Contains(Digest.Of(id)));
}
