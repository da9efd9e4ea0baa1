using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>A category's <c>podcast</c>: what Apple would refuse is named, and nothing of it keeps the category from its readers.</summary>
public sealed class PodcastTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void EveryKeyIsRead()
    {
        var (podcast, faults) = Read("""
            {guid: 917393E3-1b1e-5cef-ace4-edaa54e1f810, author: Đài thử, owner: {name: Thư ký, email: tin@example.vn},
              category: news > daily news, explicit: no, type: Serial, image: {src: bia.jpg, alt: Bìa}, locked: yes}
            """);

        Assert.Empty(faults);
        Assert.Equal(
            new Podcast
            {
                Id = "917393E3-1b1e-5cef-ace4-edaa54e1f810",
                Author = "Đài thử",
                Owner = new Author("Thư ký", "tin@example.vn"),
                Category = "News",
                Subcategory = "Daily News",
                Type = "serial",
                Image = new Picture("tin/bia.jpg", "Bìa"),
                IsLocked = true,
            },
            podcast);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("yes")]
    [InlineData("{}")]
    public void APodcastNeedSayNothing(string written)
    {
        var (podcast, faults) = Read(written);

        Assert.Empty(faults);
        Assert.Equal(new Podcast(), podcast);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public void ACategoryNeedBeNone(string written) => Assert.Equal((null, 0), (Read(written).Podcast, Read(written).Faults.Count));

    [Theory]
    [InlineData("News/Daily News", "News", "Daily News")]
    [InlineData("NEWS", "News", null)]
    [InlineData("society and culture / Places & Travel", "Society & Culture", "Places & Travel")]
    [InlineData("tv & film>tv reviews", "TV & Film", "TV Reviews")]
    public void ACategoryIsOneOfApples(string written, string category, string? subcategory)
    {
        var (podcast, faults) = Read($"{{category: '{written}'}}");

        Assert.Empty(faults);
        Assert.Equal((category, subcategory), (podcast!.Category, podcast.Subcategory));
    }

    [Theory]
    [InlineData("có lẽ", "3:10 warning wrong-type/podcast", null)]
    [InlineData("[a]", "3:10 warning wrong-type/podcast", null)]
    [InlineData("{guid: 'https://a.vn/?p=1'}", "3:17 warning podcast/guid", "")]
    [InlineData("{guid: 917393e31b1e5ceface4edaa54e1f810}", "3:17 warning podcast/guid", "")]
    [InlineData("{category: [News]}", "3:21 warning wrong-type/text", "")]
    [InlineData("{category: Newz}", "3:21 warning podcast/category-near", "")]
    [InlineData("{category: Thời sự}", "3:21 warning podcast/category", "")]
    [InlineData("{category: Daily News}", "3:21 warning podcast/category-near", "")]
    [InlineData("{category: News/Dayly News}", "3:21 warning podcast/category-near", "News")]
    [InlineData("{category: News/Địa phương}", "3:21 warning podcast/category", "News")]
    [InlineData("{owner: Thư ký}", "3:18 warning podcast/owner", "")]
    [InlineData("{owner: {email: tin.example.vn}}", "3:26 warning podcast/email", "")]
    [InlineData("{owner: {email: 'Tin <tin@example.vn>'}}", "3:26 warning podcast/email", "")]
    [InlineData("{owner: {mail: tin@example.vn}}", "3:19 warning unknown-key/near", "")]
    [InlineData("{type: daily}", "3:17 warning wrong-type/choice", "")]
    [InlineData("{explicit: clean}", "3:21 warning wrong-type/flag", "")]
    [InlineData("{locked: [yes]}", "3:19 warning wrong-type/flag", "")]
    [InlineData("{author: [A]}", "3:19 warning wrong-type/text", "")]
    [InlineData("{image: bia.txt}", "3:18 warning missing-picture/type", "")]
    [InlineData("{image: {src: bia.jpg, distribute: maybe}}", "3:45 warning not-distributed", "image")]
    [InlineData("{guide: a}", "3:11 warning unknown-key/near", "")]
    public void WhatIsWrongIsAWarning(string written, string fault, string? left)
    {
        var (podcast, faults) = Read(written);

        Assert.Equal(fault, Shown(Assert.Single(faults)));
        Assert.Equal(left, podcast is null ? null : podcast.Category ?? (podcast.Image is null ? "" : "image"));
    }

    [Theory]
    [InlineData("Newz", "News")]
    [InlineData("Daily News", "News/Daily News")]
    [InlineData("News/Dayly News", "News/Daily News")]
    [InlineData("Business/Tech News", "News/Tech News")]
    public void TheNearestCategoryIsSuggested(string written, string nearest) => Assert.EndsWith(
        $"did you mean '{nearest}'?", Assert.Single(Read($"{{category: {written}}}").Faults).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{owner: {email: tin@example.vn}, author: Đài thử}", "Đài thử")]
    [InlineData("{owner: {email: tin@example.vn}}", "tin@example.vn")]
    public void AnOwnerWithoutANameHasTheAuthors(string written, string name) =>
        Assert.Equal(new Author(name, "tin@example.vn"), Read(written).Podcast!.Owner);

    [Fact]
    public void APublicationIsNoPodcast()
    {
        _content.Publication("podcast: true");
        using var folder = new ScannedFolder(_content);

        Assert.Equal("6:1 warning unknown-key", Shown(Assert.Single(folder.Scan().Faults)));
    }

    private static string Shown(Fault fault) => $"{fault.Line}:{fault.Column} {(fault.IsError ? "error" : "warning")} {fault.Kind}";

    private (Podcast? Podcast, IReadOnlyList<Fault> Faults) Read(string written)
    {
        _content.Write("tin/_index.md", $"---\ntitle: Tin\npodcast: {written}\n---\n");
        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();
        return (Assert.Single(change.Categories!).Podcast, change.Faults);
    }
}
