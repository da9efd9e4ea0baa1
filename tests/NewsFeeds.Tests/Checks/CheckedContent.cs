using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>A content folder with a category, a picture and an article, and what <see cref="ContentCheck"/> says of it.</summary>
public abstract class CheckedContent : IDisposable
{
    /// <summary>The file of the article that most tests write.</summary>
    protected const string Article = "tin/a.md";

    protected static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    protected CheckedContent()
    {
        Content.Write("tin/_index.md", "---\ntitle: Tin tức\n---\n");
        Content.Write("tin/anh.jpg", Pictures.Jpeg(1200, 800));
        Content.Article("tin/2026-11-20-khac.md", title: "Khác");
    }

    protected TemporaryContent Content { get; } = new();

    public void Dispose()
    {
        Content.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string Kind(Fault fault) => $"{(fault.Severity == Severity.Error ? "error" : "warning")} {fault.Code}";

    protected static string Shown(Fault fault) => $"{fault.Line}:{fault.Column} {Kind(fault)}";

    protected IReadOnlyList<Fault> Run(CheckScope? scope = null)
    {
        using var folder = Content.OpenStore("localhost,2000");
        return ContentCheck.Run(folder, folder.Read(), new PublicUrls(new Uri("https://feeds.example.vn/tin-tuc")), Now, scope: scope);
    }
}
