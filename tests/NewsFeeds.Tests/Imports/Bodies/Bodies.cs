using System.Text.RegularExpressions;
using NewsFeeds.Imports.Bodies;
using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Tests.Imports.Bodies;

/// <summary>Bodies of posts of one former site.</summary>
internal static class Bodies
{
    public const string Uploads = "https://baolang.example/wp-content/uploads/2024/05";

    public static readonly Uri Page = new Uri("https://baolang.example/2024/05/le-hoi/");

    public static readonly SourceSite Site = new SourceSite
    {
        Homes = ["https://baolang.example"],
        Attachments = Attachments(),
        Blocks = new Dictionary<long, string>
        {
            [20] = "<!-- wp:paragraph -->\n<p>Ban biên tập giữ bản quyền.</p>\n<!-- /wp:paragraph -->",
            [21] = "Một\n\nHai <!-- wp:block {\"ref\":20} /-->",
            [22] = "<p>Vòng</p><!-- wp:block {\"ref\":22} /-->",
        },
    };

    private static Attachments Attachments()
    {
        var attachments = new Attachments();
        attachments.Add(7, new Attachment($"{Uploads}/cong-chieng.jpg", "Đội cồng chiêng", "Đêm <em>khai hội</em>"));
        attachments.Add(8, new Attachment($"{Uploads}/nha-rong.jpg", "Nhà rông"), post: 30);
        attachments.Add(9, new Attachment($"{Uploads}/ban-tin.mp3", null, "Bản tin sáng"), post: 30);
        attachments.Add(10, new Attachment($"{Uploads}/phong-su.mp4"));
        attachments.Sort();
        return attachments;
    }

    public static PostBody Of(string content) => PostBody.OfWordPress(Post(content), Site);

    /// <summary>A post with this body.</summary>
    public static SourcePost Post(string body) => new()
    {
        File = "x.xml",
        Line = 1,
        Guid = "",
        Title = "T",
        Link = Page.AbsoluteUri,
        Number = 30,
        Body = body,
        Footnotes = [new SourceFootnote("a1", "Theo <em>sổ tay</em>.")],
    };

    /// <summary>The HTML with every address as it is, and without line breaks.</summary>
    public static string Html(string content) => Flat(Of(content).Write(_ => null, _ => null));

    public static string Flat(string html) => Regex.Replace(html, @"\s*\n\s*", "");

    /// <summary>What is left out, as "kind:what".</summary>
    public static string LeftOut(string content) => LeftOut(Of(content));

    public static string LeftOut(PostBody body) =>
        string.Join(' ', body.LeftOut.Select(each => $"{each.Kind}:{each.What}" + (each.Count > 1 ? "×" + each.Count : "")));
}
