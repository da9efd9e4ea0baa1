using System.Text;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public class GuidInsertionTests
{
    private const string Guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";

    [Theory]
    [InlineData("podcast:\n  category: News\n", "podcast:\n  guid: @\n  category: News\n")]
    [InlineData("podcast: # ta\n\n    # đây\n    category: News\n", "podcast: # ta\n\n    # đây\n    guid: @\n    category: News\n")]
    [InlineData("Podcast:\r\n  category: News\r\nitems: 5\r\n", "Podcast:\r\n  guid: @\r\n  category: News\r\nitems: 5\r\n")]
    [InlineData("podcast:\n  guid:\n  type: serial\n", "podcast:\n  guid: @\n  type: serial\n")]
    [InlineData("podcast:\n  type: serial\n  GUID:   # later\n", "podcast:\n  type: serial\n  GUID: @   # later\n")]
    [InlineData("podcast: {category: News}\n", "podcast: {guid: @, category: News}\n")]
    [InlineData("podcast: {\n  category: News,\n}\n", "podcast: {guid: @, \n  category: News,\n}\n")]
    [InlineData("podcast:\n  {category: News}\n", "podcast:\n  {guid: @, category: News}\n")]
    [InlineData("podcast: {guid: , type: serial}\n", "podcast: {guid: @ , type: serial}\n")]
    [InlineData("podcast: {}\n", "podcast: {guid: @}\n")]
    [InlineData("podcast: true # yes\n", "podcast: {guid: @} # yes\n")]
    [InlineData("{title: Tin, podcast: {type: serial}}\n", "{title: Tin, podcast: {guid: @, type: serial}}\n")]
    [InlineData("title: '👨‍👩‍👧 a'\npodcast: {owner: {name: A}}\n", "title: '👨‍👩‍👧 a'\npodcast: {guid: @, owner: {name: A}}\n")]
    public void TheIdIsWrittenAndNothingElseIsTouched(string before, string after)
    {
        var file = $"---\n{before}---\nThân bài: podcast: true\n";
        var mended = Into(file);
        Assert.Equal($"---\n{after.Replace("@", Guid, StringComparison.Ordinal)}---\nThân bài: podcast: true\n", mended);
        Assert.Equal(Guid, FrontMatterReader.Part(FrontMatterReader.Part(Root(mended!)!, "podcast")!, "guid")!.Text);
        Assert.Null(Into(mended!));
    }

    [Theory]
    [InlineData("podcast:\n")]
    [InlineData("podcast: ~\n")]
    [InlineData("title: Tin\n")]
    [InlineData("podcast: \"true\"\n")]
    [InlineData("podcast: [true]\n")]
    [InlineData("podcast: {guid: abc}\n")]
    [InlineData("podcast:\n  guid: ~\n")]
    public void WhereThereIsNoSurePlaceNothingIsWritten(string matter) => Assert.Null(Into($"---\n{matter}---\n"));

    [Fact]
    public void AByteOrderMarkStays() =>
        Assert.Equal($"\ufeff---\npodcast: {{guid: {Guid}}}\n---\n", Into("\ufeff---\npodcast: true\n---\n"));

    private static string? Into(string file) => GuidInsertion.Into(file, Root(file)!, Guid);

    private static YamlNode? Root(string file) => Manuscript.Parse("_index.md", Encoding.UTF8.GetBytes(file), withBody: false).Root;
}
