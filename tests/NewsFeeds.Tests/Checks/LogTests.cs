using System.Text;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;

namespace NewsFeeds.Tests.Checks;

/// <summary>The log of a running service and the check say the same of the same file.</summary>
public sealed class LogTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly LogLines _log = new();

    public void Dispose()
    {
        _content.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void EveryFaultThatIsLoggedIsACheckedOneAndEveryErrorThatIsCheckedIsLogged()
    {
        WriteOneOfEachKind();
        IReadOnlyList<Fault> faults;
        using (var folder = _content.OpenStore())
        {
            faults = ContentCheck.Run(folder, folder.Read(), new PublicUrls(OpenNewsroom.PublicUrl), OpenNewsroom.Noon);
        }

        using var newsroom = new OpenNewsroom(_content, logs: _log);
        foreach (var listing in newsroom.Listings)
        {
            newsroom.Feed(listing);
        }

        var logged = _log.All.Where(line => line.Event is "ArticleRejected" or "ArticleAdvised" or "ArticleUnrenderable")
            .Select(line => line.Text).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([], logged.Except(faults.Select(fault => fault.ToString())));
        Assert.Equal([], faults.Where(fault => fault.IsError).Select(fault => fault.ToString()).Except(logged));
        Assert.Equal(
            [
                "copy", "date", "duplicate-category", "duplicate-id", "duplicate-slug", "folder-named-md", "front-matter-too-large",
                "misplaced-index", "missing-title", "no-front-matter", "not-a-mapping", "not-utf8", "too-large", "torn",
                "unrenderable", "unusable-link", "wrong-type", "yaml",
            ],
            faults.Where(fault => fault.IsError).Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal));
    }

    private void WriteOneOfEachKind()
    {
        _content.Write("tin/_index.md", "---\ntitle: Tin\nwindow: lâu\n---\n");
        _content.Write("khac/_index.md", "---\ntitle: Khác\n---\n");
        _content.Write("Khac/_index.md", "---\ntitle: Khác nữa\n---\n");
        _content.Write("_redirects.yml", "[");
        _content.Article(
            "tin/2026-11-20-tot.md", "Tốt",
            body: "Một\n[x](khong-co.md) ![](khong-co.jpg)\n\n- [z](khong%2Dco.md)\n\n<a href=\"mat.md\">y</a> <img src=\"mat.md\">");
        _content.Article("tin/2026-11-20-tot copy.md", "Tốt");
        _content.Article("tin/2026-11-20-tot.sync-conflict-20261120-080000-ABCDEFG.md", "Tốt");
        _content.Article("tin/_nhap.md");
        _content.Article("index.md");
        _content.Article("tin/chung-a.md", more: "id: urn:chung");
        _content.Article("tin/chung-b.md", more: "tags: [a]\nid:  urn:chung");
        _content.Article("tin/mot.md", more: "slug: chung\nid: urn:mot");
        _content.Article("the-thao/hai.md", more: "slug: chung\nid: urn:hai");
        _content.Write("tin/khong-khoa.md", "Chỉ có lời.\n");
        _content.Write("tin/khong-ten.md", "---\ndate: 2026-11-20\n---\n");
        _content.Write("tin/khong-ngay.md", "---\ntitle: Không ngày\ndate: hôm qua\n---\n");
        _content.Write("tin/hong.md", "---\ntitle: [\n---\n");
        _content.Write("tin/dut.md", "---\ntitle: A\n<<<<<<< ta\ndate: 2026-11-20\n=======\ndate: 2026-11-21\n>>>>>>> ban\n---\n");
        _content.Write("tin/latin.md", [.. "---\ntitle: "u8, 0xE9, .. "\n---\n"u8]);
        _content.Article("tin/lon.md", body: new string('a', 300 * 1024));
        _content.Write("tin/khoa-lon.md", $"---\ntitle: A\nsummary: {new string('a', 80 * 1024)}\n---\n");
        _content.Article("tin/gac.md", more: "draft: có lẽ");
        _content.Article("tin/khoa-la.md", more: "nhan: [a]");
        _content.Article("tin/sau.md", body: new StringBuilder().Insert(0, "> ", 400).Append('a').ToString());
        Directory.CreateDirectory(_content["tin/thu-muc.md"]);
        File.CreateSymbolicLink(_content["tin/lien-ket.md"], "khong-dau.md");
        _content.Write("tin/sai.jpg", Pictures.Png(1200, 800));
        _content.Article("tin/anh.md", date: "2026-11-20T09:00:00", more: "image: {src: sai.jpg, alt: Ảnh}");
    }
}
