using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Tests.Articles;

namespace NewsFeeds.Tests.Folder;

public class ContentFolderContractTests : ArticleStoreContract
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

    protected virtual string Ending => ".md";

    protected override Task<string> WriteAsync(string category, string name, string title, string body, string published) =>
        Task.FromResult(_content.Article(
            $"{category}/{name}{Ending}", $"\"{title.Replace("\t", "\\t", StringComparison.Ordinal)}\"", published, body: body));

    protected override Task DeleteAsync(string key)
    {
        _content.Delete(key);
        return Task.CompletedTask;
    }

    protected override void SetAway(bool isAway)
    {
        var elsewhere = _content.Folder + "-away";
        Directory.Move(isAway ? _content.Folder : elsewhere, isAway ? elsewhere : _content.Folder);
    }
}

public sealed class HtmlFolderContractTests : ContentFolderContractTests
{
    protected override string Ending => ".html";
}
