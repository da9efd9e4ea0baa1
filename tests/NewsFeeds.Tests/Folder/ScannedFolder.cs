using NewsFeeds.Articles;
using NewsFeeds.Editions;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Folder;

/// <summary>A content folder that a test scans when it wants to.</summary>
internal sealed class ScannedFolder : IContentIndex, IDisposable
{
    private readonly ToldArticles _told = new();
    private readonly ContentFolder _folder;
    private readonly FolderScanner _scanner;

    public ScannedFolder(TemporaryContent content)
    {
        _folder = content.OpenStore();
        _scanner = _folder.Scanner();
    }

    public IArticleStore Store => _folder;

    public MediaFolder Media => _folder.Media;

    public ContentChange Scan() => Scan([""]);

    public ContentChange Scan(IReadOnlyCollection<string> places)
    {
        var change = _scanner.Scan(places);
        foreach (var key in change.Removed)
        {
            _told.Remove(key);
        }

        foreach (var article in change.Articles)
        {
            _told.Put(article, isPublic: true);
        }

        return change;
    }

    public Article? FindArticle(string file) => _told.Find(file);

    public bool IsWaiting(Article article) => false;

    public string? FindCategory(string folder) => null;

    public ArticleText? ReadText(Article article) => _folder.ReadTextsAsync([article], default).AsTask().GetAwaiter().GetResult()[0];

    public void Dispose() => _folder.Dispose();
}
