using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace NewsFeeds.Tests.Imports;

/// <summary>A WordPress export (WXR 1.2) of a small site in Vietnamese, put together by a test.</summary>
internal sealed class ExportBuilder
{
    public const string Home = "https://cu.example";

    private readonly StringBuilder _head = new();
    private readonly StringBuilder _items = new();
    private int _terms;
    private int _posts;

    public string? Language { get; init; } = "vi";

    /// <summary>The address of the site.</summary>
    public string Address { get; init; } = Home;

    public ExportBuilder Category(string nicename, string name, string parent = "")
    {
        _head.Append(CultureInfo.InvariantCulture, $"""
            <wp:category><wp:term_id>{++_terms}</wp:term_id><wp:category_nicename>{Data(nicename)}</wp:category_nicename>
            <wp:category_parent>{Data(parent)}</wp:category_parent><wp:cat_name>{Data(name)}</wp:cat_name></wp:category>

            """);
        return this;
    }

    public ExportBuilder Tag(string nicename, string name)
    {
        _head.Append(CultureInfo.InvariantCulture, $"""
            <wp:tag><wp:term_id>{++_terms}</wp:term_id><wp:tag_slug>{Data(nicename)}</wp:tag_slug>
            <wp:tag_name>{Data(name)}</wp:tag_name></wp:tag>

            """);
        return this;
    }

    public ExportBuilder Author(string login, string name)
    {
        _head.Append(CultureInfo.InvariantCulture, $"""
            <wp:author><wp:author_id>{++_terms}</wp:author_id><wp:author_login>{Data(login)}</wp:author_login>
            <wp:author_email>{Data(login + "@cu.example")}</wp:author_email>
            <wp:author_display_name>{Data(name)}</wp:author_display_name></wp:author>

            """);
        return this;
    }

    public ExportBuilder Attachment(long number, string upload, string alt = "")
    {
        _items.Append(CultureInfo.InvariantCulture, $"""
            <item><title>x</title><link>{Address}/?attachment_id={number}</link>
            <guid isPermaLink="false">{Address}/wp-content/uploads/{upload}</guid>
            <content:encoded></content:encoded><excerpt:encoded></excerpt:encoded><wp:post_id>{number}</wp:post_id>
            <wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
            <wp:attachment_url>{Data($"{Address}/wp-content/uploads/{upload}")}</wp:attachment_url>
            <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>{Data(alt)}</wp:meta_value></wp:postmeta></item>

            """);
        return this;
    }

    public ExportBuilder Post(ExportedPost post)
    {
        _posts++;
        var number = post.Number ?? _posts;
        var local = post.Published.AddHours(7);
        var link = post.Link ?? string.Create(CultureInfo.InvariantCulture, $"{Address}/{local:yyyy/MM}/{post.Slug}/");
        _items.Append(CultureInfo.InvariantCulture, $"""
            <item><title>{Data(post.Title)}</title><link>{Text(link)}</link><dc:creator>{Data(post.Author)}</dc:creator>
            <guid isPermaLink="false">{Text(post.Guid ?? $"{Address}/?p={number}")}</guid><description></description>
            <content:encoded>{Data(post.Body)}</content:encoded><excerpt:encoded>{Data(post.Excerpt)}</excerpt:encoded>
            <wp:post_id>{number}</wp:post_id><wp:post_date>{local:yyyy-MM-dd HH:mm:ss}</wp:post_date>
            <wp:post_date_gmt>{post.Published:yyyy-MM-dd HH:mm:ss}</wp:post_date_gmt>
            <wp:post_modified_gmt>{post.Modified ?? post.Published:yyyy-MM-dd HH:mm:ss}</wp:post_modified_gmt>
            <wp:post_name>{Data(post.Slug)}</wp:post_name><wp:status>{post.Status}</wp:status><wp:post_type>{post.Type}</wp:post_type>
            <wp:post_password>{Data(post.Password)}</wp:post_password><wp:is_sticky>0</wp:is_sticky>

            """);
        foreach (var (domain, nicename, name) in post.Terms)
        {
            var filed = $"{new XAttribute("domain", domain)} {new XAttribute("nicename", nicename)}";
            _items.Append(CultureInfo.InvariantCulture, $"<category {filed}>{Data(name)}</category>\n");
        }

        if (post.Thumbnail is { } thumbnail)
        {
            _items.Append(CultureInfo.InvariantCulture,
                $"<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>{thumbnail}</wp:meta_value></wp:postmeta>\n");
        }

        foreach (var slug in post.FormerSlugs)
        {
            _items.Append(CultureInfo.InvariantCulture,
                $"<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>{slug}</wp:meta_value></wp:postmeta>\n");
        }

        _items.Append("</item>\n");
        return this;
    }

    public override string ToString() => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
         xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
        <title>Báo tỉnh</title><link>{Address}</link><description>Tin của tỉnh</description><language>{Language}</language>
        <wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>{Address}</wp:base_site_url><wp:base_blog_url>{Address}</wp:base_blog_url>
        {_head}
        {_items}
        </channel>
        </rss>

        """;

    private static string Data(string text) => $"<![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>";

    private static string Text(string text) => NewsFeeds.Text.PlainText.ToHtml(text);
}

/// <summary>A post as a test writes it. Dates are UTC; the site's clock is seven hours ahead.</summary>
internal sealed record ExportedPost(string Title, string Slug)
{
    public long? Number { get; init; }

    public string? Guid { get; init; }

    public string? Link { get; init; }

    public string Body { get; init; } = "Nội dung.";

    public string Excerpt { get; init; } = "";

    public string Author { get; init; } = "loi";

    public DateTime Published { get; init; } = new(2021, 5, 1, 18, 30, 0, DateTimeKind.Utc);

    public DateTime? Modified { get; init; }

    public string Status { get; init; } = "publish";

    public string Type { get; init; } = "post";

    public string Password { get; init; } = "";

    public long? Thumbnail { get; init; }

    public IReadOnlyList<string> FormerSlugs { get; init; } = [];

    public IReadOnlyList<(string Domain, string Nicename, string Name)> Terms { get; init; } = [("category", "kinh-te", "Kinh tế")];
}
