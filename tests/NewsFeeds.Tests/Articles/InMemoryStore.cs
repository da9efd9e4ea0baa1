using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

/// <summary>A store of articles in memory: the smallest that keeps the contract. Thread-safe.</summary>
internal sealed class InMemoryStore : IArticleStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Article Version, ArticleText Text)> _articles = new(StringComparer.Ordinal);
    private readonly List<Category> _categories = [];
    private Channel<ContentChange>? _changes;
    private bool _isAway;

    /// <summary>What it says of the publication.</summary>
    public Publication Publication { get; init; } = new() { Title = "Đài thử", Authority = "example.vn,2026" };

    /// <summary>How many articles one batch holds at most.</summary>
    public int BatchSize { get; init; } = 2;

    public async IAsyncEnumerable<ContentChange> FollowAsync(
        IProgress<(int Read, int Of)>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<ContentChange>();
        Article[][] batches;
        Category[] categories;
        lock (_lock)
        {
            _changes = changes;
            batches = [.. _articles.Values.Select(each => each.Version).Chunk(BatchSize).DefaultIfEmpty([])];
            categories = [.. _categories.OrderBy(category => category.Path, StringComparer.Ordinal)];
        }

        foreach (var (at, batch) in batches.Index())
        {
            var change = new ContentChange { Articles = batch, IsLast = at == batches.Length - 1 };
            yield return at == 0 ? change with { Publication = Publication, Categories = categories } : change;
        }

        await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken))
        {
            yield return change;
        }
    }

    public ValueTask<IReadOnlyList<ArticleText?>> ReadTextsAsync(IReadOnlyList<Article> versions, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _isAway
                ? throw new StoreAwayException()
                : ValueTask.FromResult<IReadOnlyList<ArticleText?>>([.. versions.Select(TextOf)]);
        }

        ArticleText? TextOf(Article version) =>
            _articles.TryGetValue(version.Key, out var held) && held.Version == version ? held.Text : null;
    }

    public void Write(string category, string name, string title, string date, string body) =>
        Write(Draft(category, name, title, date, body), body);

    /// <summary>An article of which a test may say more.</summary>
    public static ArticleDraft Draft(string category, string name, string title, string date, string body) => new()
    {
        Folder = category,
        Name = name,
        Category = category,
        Modified = DateTimeOffset.UnixEpoch,
        Revision = body.Length,
        Title = title,
        Date = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
        Slug = name,
    };

    public void Write(ArticleDraft draft, string body)
    {
        lock (_lock)
        {
            IReadOnlyList<Category>? categories = null;
            if (!_categories.Exists(each => each.Path == draft.Category))
            {
                _categories.Add(new Category { Path = draft.Category, Title = draft.Category, Folder = draft.Category });
                categories = [.. _categories.OrderBy(each => each.Path, StringComparer.Ordinal)];
            }

            var version = draft.ToArticle(Publication);
            _articles[version.Key] = (version, new ArticleText(body, 1, null));
            Tell(new ContentChange { Articles = [version], Categories = categories });
        }
    }

    /// <summary>Describes a category before it is followed.</summary>
    public void Write(Category category)
    {
        lock (_lock)
        {
            _categories.Add(category);
        }
    }

    public void Delete(string key)
    {
        lock (_lock)
        {
            _articles.Remove(key);
            Tell(new ContentChange { Removed = [key] });
        }
    }

    public void SetAway(bool isAway)
    {
        lock (_lock)
        {
            _isAway = isAway;
            var why = new Fault("memory", 0, 0, Severity.Error, "store-away/folder") { Field = "" };
            Tell(new ContentChange { Available = !isAway, Faults = isAway ? [why] : [] });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Tell(ContentChange change) => _changes?.Writer.TryWrite(change);
}
