using NewsFeeds.Articles;

namespace NewsFeeds.Editions;

/// <summary>A file, row or description whose newest version is not served.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Since">When that was found first, UTC.</param>
public sealed record HeldBack(Fault Fault, DateTimeOffset Since);
