namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>The markup of Obsidian, Hugo, Jekyll, kramdown and WordPress is never printed to readers as code.</summary>
public class ForeignMarkupTests
{
    [Theory]
    [InlineData("Một %%ghi chú%% hai", "Một hai")]
    [InlineData("Một %% ghi\nchú %%.", "Một .")]
    [InlineData("%% a %%", "")]
    [InlineData("%% a %% hai", "hai")]
    [InlineData("Một\n\n%%\na\n\n- b\n\n%%\n\nHai", "Một Hai")]
    [InlineData("Một\n%% a\n\nb %% hai", "Một hai")]
    [InlineData("> %%\n> a\n>\n> b\n> %%\n> hai", "hai")]
    [InlineData("- một\n\n  %%\n  a\n\n  b\n  %%\n- hai", "một hai")]
    [InlineData("Một [[Trang]] và [[Trang|chữ]].", "Một Trang và chữ.")]
    [InlineData("![[anh.jpg]]\n\nMột ![[ghi chú]] hai", "Một hai")]
    [InlineData("> [!note]\n> một\n\n> [!TIP]- Hai\n> ba", "một Hai ba")]
    [InlineData("{{< youtube id=\"x_y_z *a*\" >}}\n\nMột", "Một")]
    [InlineData("{{% note %}}Một{{% /note %}}", "Một")]
    [InlineData("{{< note >}}\nMột\n\nHai\n{{< /note >}}", "Một Hai")]
    [InlineData("{{< figure src=\"a.jpg\"\n  caption=\"b\" >}} Một", "Một")]
    [InlineData("Một {{/* a */}} hai {{/*\nb\n\nc */}} ba", "Một hai ba")]
    [InlineData("Một %% a\n\n- b\n\n# c %% hai", "Một hai")]
    [InlineData("Một %% a %% hai\n\n%%\nb\n\nc\n%%\n\nba %% d\n\ne %% bốn", "Một hai ba bốn")]
    [InlineData("Một %% a %% hai\n\nba %% b", "Một hai ba %% b")]
    [InlineData("Năm 2021 %% a %% hai", "Năm 2021 hai")]
    [InlineData("Một {% comment %} a\n\nb {% endcomment %} hai", "Một hai")]
    [InlineData("- một {::comment} a\n\n  b {:/comment}\n- hai", "một hai")]
    [InlineData("<div>một {% comment %} a\n\nb {% endcomment %} hai</div>", "một hai")]
    [InlineData("{{/*\nb\n\nc */}}\nba", "ba")]
    [InlineData("{% include x.html %}Một {{ page.title }} hai {{page.title}}", "Một hai")]
    [InlineData("Một\n\n{% comment %}\na\n\nb\n{%- endcomment -%}\n\nhai", "Một hai")]
    [InlineData("Một {% comment %}a{% endcomment %} hai", "Một hai")]
    [InlineData("{% raw %}{{ một }}{% endraw %}", "{{ một }}")]
    [InlineData("{::comment}\na\n\nb\n{:/comment}\n\nMột", "Một")]
    [InlineData("Một{: .lead}\n{: #id}\n\n{:toc}\n\nhai", "Một hai")]
    [InlineData("## Tít {#tit-1}\n\nMột\n{.lead}\n\n# Hai {#hai .b c=\"d\"} #\n{.x}", "Một")]
    [InlineData("[caption id=\"a_5\" width=\"640\"]Chú caption[/caption]\n\n[gallery ids=\"1,2\"]\n\n[vc_row][embed]Một[/embed][/vc_row]",
        "Chú caption Một")]
    [InlineData("<div>[audio mp3=\"x.mp3\"][/audio]Một [gallery]</div>", "Một")]
    [InlineData("# Tít {{< x >}}\n\n| a | b |\n|---|---|\n| {{ x }}1 | [[Trang\\|chữ]] |", "Tít a b 1 chữ")]
    [InlineData("[một]({{< ref \"a.md\" >}}) [hai]({% link a.md %} \"t\") ![ba]({{ site.url }}/a.jpg) [bốn]({{site.url}}/a)",
        "một hai bốn")]
    [InlineData("<div>\n{{< x >}}một {% y %}\n%% a %%\n[[Trang|hai]]. ![[a.jpg]]\n</div>", "một hai.")]
    public void IsLeftOut(string markdown, string text) => Assert.Equal(text, Rendered.Body(markdown).Text.Trim());

    [Theory]
    [InlineData("tăng 5%%, từ 5%% … 6%% đến 100%% và 7%%")]
    [InlineData("tăng 5 %% và 10 %%, 15 %% hay 20 %%")]
    [InlineData("%%%% hai %%%%")]
    [InlineData("một %% hai")]
    [InlineData("%% một\nhai 5%% và 6%%")]
    [InlineData("{ một } {1} {{1,{2}}} {: ) {5%} {{ {% {{<")]
    [InlineData("một [!note] hai [!]")]
    [InlineData("[[1]] và [[2, 3]] và [1]")]
    [InlineData("[sic] [chữ] [/] [/a] [a=\"b\"] [Hà Nội x=\"y\"] [vc] [video] giá [/thang]")]
    [InlineData("H {onclick=alert(1)}")]
    [InlineData("một {#hai} ba {.}\n{#1}\n{#bốn, năm}")]
    public void OrdinaryTextStays(string markdown) => Assert.Equal(markdown.Replace('\n', ' '), Rendered.Body(markdown).Text);

    [Theory]
    [InlineData("`{{ x }} %% a %% [[b]]`", "<p><code>{{ x }} %% a %% [[b]]</code></p>")]
    [InlineData("```\n{{ x }}\n%%\na\n\nb\n%%\n```", "<pre><code>{{ x }}\n%%\na\n\nb\n%%\n</code></pre>")]
    [InlineData("    {% x %}\n    %% a\n\n    b %%", "<pre><code>{% x %}\n%% a\n\nb %%\n</code></pre>")]
    [InlineData("<div><code>{{ x }}</code> <pre>[[b]]</pre></div>", "<div><code>{{ x }}</code> <pre>[[b]]</pre></div>")]
    [InlineData("Một <code>{{ x }}</code> hai {{ y }}", "<p>Một <code>{{ x }}</code> hai </p>")]
    [InlineData("<pre>\n{{ x }}\n</pre>", "<pre>{{ x }}\n</pre>")]
    [InlineData("[video](https://a.vn/) `[gallery]`", "<p><a href=\"https://a.vn/\">video</a> <code>[gallery]</code></p>")]
    [InlineData("\\{{ x }} \\[[b]]", "<p>{{ x }} [[b]]</p>")]
    [InlineData("[[chữ]](https://a.vn/) [[hai]]\n\n[hai]: https://b.vn/",
        "<p><a href=\"https://a.vn/\">[chữ]</a> [<a href=\"https://b.vn/\">hai</a>]</p>")]
    public void InCodeItIsTheAuthorsWord(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Fact]
    public void PlacesInHtmlStayRight()
    {
        var removed = Rendered.Body("<div>\n{{< x >}} [[Trang|hai]] <script>x</script>\n</div>", withPlaces: true).Removed;
        Assert.Equal([(2, 25)], removed.Select(markup => (markup.Line, markup.Column)));
    }
}
