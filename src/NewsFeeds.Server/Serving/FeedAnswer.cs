namespace NewsFeeds.Server.Serving;

/// <summary>Is told the answer to each request for a feed, before its body goes out. It must neither wait nor throw.</summary>
internal delegate void FeedAnswered(in FeedAnswer answer);

/// <summary>The answer to a request for a feed.</summary>
/// <param name="Context">The request.</param>
/// <param name="Path">The feed's path.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Sent">The size of the body.</param>
/// <param name="Saved">By how much it is less than the feed without a content coding.</param>
/// <param name="Now">When it was answered, UTC.</param>
internal readonly record struct FeedAnswer(HttpContext Context, string Path, int Status, long Sent, long Saved, DateTimeOffset Now);
