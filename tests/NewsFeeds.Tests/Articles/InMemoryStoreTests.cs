using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public sealed class InMemoryStoreTests : ArticleStoreContract
{
    private readonly InMemoryStore _store = new();

    public override IArticleStore Store => _store;

    protected override string Write(string category, string name, string title, string body, string published)
    {
        _store.Write(category, name, NewsFeeds.Text.PlainText.Line(title), published, body);
        return $"{category}/{name}";
    }

    protected override void Delete(string key) => _store.Delete(key);

    protected override void SetAway(bool isAway) => _store.SetAway(isAway);
}
