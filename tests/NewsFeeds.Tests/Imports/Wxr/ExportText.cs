namespace NewsFeeds.Tests.Imports.Wxr;

/// <summary>Writes exports as WordPress does.</summary>
internal static class ExportText
{
    /// <summary>An export with what stands between <c>channel</c> and its end.</summary>
    public static string Of(string channel, string version = "1.2") =>
        $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- This is an export of a site. It has <item>s. -->
        <!-- generator="WordPress/6.1" created="2026-11-20 08:00" -->
        <rss version="2.0"
        	xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
        	xmlns:content="http://purl.org/rss/1.0/modules/content/"
        	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
        	xmlns:dc="http://purl.org/dc/elements/1.1/"
        	xmlns:wp="http://wordpress.org/export/{version}/"
        >

        <channel>
        {channel}
        </channel>
        </rss>

        """;

    /// <summary>A post that is published, and what else is said of it.</summary>
    public static string Post(int number, string more = "", string title = "Tin", string body = "Thân bài.", string status = "publish") =>
        Item(number, $"<wp:status><![CDATA[{status}]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>{more}", title, body);

    /// <summary>An item of any type.</summary>
    public static string Item(int number, string more, string title = "Tin", string body = "") =>
        $"""
        	<item>
        		<title><![CDATA[{title}]]></title>
        		<link>https://baotinh.example/?p={number}</link>
        		<guid isPermaLink="false">https://baotinh.example/?p={number}</guid>
        		<description></description>
        		<content:encoded><![CDATA[{body}]]></content:encoded>
        		<wp:post_id>{number}</wp:post_id>
        		{more}
        	</item>

        """;

    /// <summary>A field as new exports write it.</summary>
    public static string Field(string name, string value) => $"<{name}><![CDATA[{value}]]></{name}>";

    /// <summary>A note of WordPress or of a plug-in.</summary>
    public static string Note(string key, string value) =>
        $"<wp:postmeta>{Field("wp:meta_key", key)}{Field("wp:meta_value", value)}</wp:postmeta>";
}
