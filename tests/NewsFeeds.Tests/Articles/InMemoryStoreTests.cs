using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public sealed class InMemoryStoreTests : ArticleStoreContract
{
    private readonly InMemoryStore _store = new();

    public override IArticleStore Store => _store;

    protected override Task<string> WriteAsync(string category, string name, string title, string body, string published)
    {
        _store.Write(category, name, NewsFeeds.Text.PlainText.Line(title), published, body);
        return Task.FromResult($"{category}/{name}");
    }

    protected override Task DeleteAsync(string key)
    {
        _store.Delete(key);
        return Task.CompletedTask;
    }

    protected override void SetAway(bool isAway) => _store.SetAway(isAway);
}
