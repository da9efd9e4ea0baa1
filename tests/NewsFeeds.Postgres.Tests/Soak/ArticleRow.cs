using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>An article without its words, as the view or a store gives it.</summary>
internal sealed record ArticleRow(
    string Key, string Id, string Title, string Category, string Authors, string Tags, DateTimeOffset Published, bool Draft)
{
    public static ArticleRow Of(Article article) => new(
        article.Key, article.Id, article.Title, article.Category, string.Join(", ", article.Authors.Select(author => author.Name)),
        string.Join(", ", article.Tags), article.Published, article.Draft);
}
