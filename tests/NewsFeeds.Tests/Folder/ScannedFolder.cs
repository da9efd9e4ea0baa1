using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.Scanning;
using NewsFeeds.Media;

namespace NewsFeeds.Tests.Folder;

/// <summary>A content folder that a test scans when it wants to.</summary>
internal sealed class ScannedFolder : IDisposable
{
    private readonly ContentFolder _folder;
    private readonly FolderScanner _scanner;

    public ScannedFolder(TemporaryContent content)
    {
        _folder = content.OpenStore();
        _scanner = _folder.Scanner();
    }

    public IArticleStore Store => _folder;

    public MediaFolder Media => _folder.Media;

    public ContentChange Scan() => _scanner.Scan();

    public ContentChange Scan(IReadOnlyCollection<string> places) => _scanner.Scan(places);

    public ArticleText? ReadText(Article article) => _folder.ReadTextsAsync([article], default).AsTask().GetAwaiter().GetResult()[0];

    public void Dispose() => _folder.Dispose();
}
