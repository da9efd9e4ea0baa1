using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Tests.Folder;

public sealed class ContentFolderContractTests : ArticleStoreContract
{
    private readonly TemporaryContent _content = new();
    private readonly ContentFolder _folder;

    public ContentFolderContractTests() => _folder = new ContentFolder(_content.Folder, "example.vn,2026");

    public override IArticleStore Store => _folder;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _content.Dispose();
    }

    protected override string Write(string category, string name, string title, string body, string published) =>
        _content.Article($"{category}/{name}.md", $"\"{title.Replace("\t", "\\t", StringComparison.Ordinal)}\"", published, body: body);

    protected override void Delete(string key) => _content.Delete(key);

    protected override void SetAway(bool isAway)
    {
        var elsewhere = _content.Folder + "-away";
        Directory.Move(isAway ? _content.Folder : elsewhere, isAway ? elsewhere : _content.Folder);
    }
}
