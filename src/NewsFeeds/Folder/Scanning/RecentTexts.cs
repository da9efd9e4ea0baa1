using Microsoft.Extensions.Caching.Memory;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.Scanning;

/// <summary>
/// The texts of versions that were just read, so that a feed made right after a save does not read the file again, and gets this
/// version's words even if the next save is already being written. Bounded; thread-safe.
/// </summary>
internal sealed class RecentTexts : IDisposable
{
    /// <summary>When more files than this change at once, keeping their texts would cost more than reading the few again that a feed shows.</summary>
    public const int MostAtOnce = 1000;

    private readonly MemoryCache _texts = new(new MemoryCacheOptions { SizeLimit = 8 * 1024 * 1024 });

    public void Keep(Article article, ArticleText text) => _texts.Set(article, text, new MemoryCacheEntryOptions { Size = text.Body.Length + 256 });

    public void Dispose() => _texts.Dispose();

    public ArticleText? Find(Article article) => _texts.Get<ArticleText>(article);
}
