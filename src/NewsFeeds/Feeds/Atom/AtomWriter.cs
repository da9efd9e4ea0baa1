namespace NewsFeeds.Feeds.Atom;

internal static class AtomWriter
{
    public static byte[] Write(Feed feed) => throw new NotImplementedException(feed.Id);
}
