using System.Text;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests.Folder;

public sealed class ContentWriterTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void AManuscriptIsReadBack()
    {
        Directory.CreateDirectory(_content["tin"]);
        var title = "Chung kết: 'ba' \"một\" #1";
        var id = "urn:x \\ \" \u0001 \u0085 \u2028 \ufeff 😀";
        var text = ContentWriter.Manuscript(
            [$"title: {ContentWriter.Scalar(title)}", "date: 2026-11-20", $"id: {ContentWriter.Scalar(id)}"], "Thân bài.\n");
        Assert.True(ContentWriter.TryCreate(_content["tin/a.md"], text));

        using var folder = new ScannedFolder(_content);
        var article = Assert.Single(folder.Scan().Articles);
        Assert.Equal((title, id, "Thân bài.\n"), (article.Title, article.Id, folder.ReadText(article)!.Body.TrimStart('\n')));
    }

    [Theory]
    [InlineData("tag:example.vn,2026:2026-11-20/a", "tag:example.vn,2026:2026-11-20/a")]
    [InlineData("https://example.vn/?p=1", "'https://example.vn/?p=1'")]
    [InlineData("null", "'null'")]
    [InlineData("a:", "'a:'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("a\u0085\\\"", "\"a\\u0085\\u005c\\u0022\"")]
    public void OnlyWhatCannotBeAnythingElseIsPlain(string text, string scalar) => Assert.Equal(scalar, ContentWriter.Scalar(text));

    [Fact]
    public void ANameThatIsTakenStaysAsItIs()
    {
        _content.Write("tin/a.md", "Của người khác");

        Assert.False(ContentWriter.TryCreate(_content["tin/a.md"], "mới"));
        Assert.Equal("Của người khác", File.ReadAllText(_content["tin/a.md"]));
        Assert.Equal(["a.md"], Names());
    }

    [Fact]
    public void OfManyWritersOfOneNameOneWins()
    {
        Directory.CreateDirectory(_content["tin"]);
        var written = new bool[40];
        Parallel.For(0, written.Length, i => written[i] = ContentWriter.TryCreate(_content["tin/a.md"], $"{i}"));

        Assert.Equal($"{Array.IndexOf(written, true)}", File.ReadAllText(_content["tin/a.md"]));
        Assert.Single(written, true);
        Assert.Equal(["a.md"], Names());
    }

    [Fact]
    public void AFileIsUtf8WithoutAByteOrderMark()
    {
        Directory.CreateDirectory(_content["tin"]);
        ContentWriter.TryCreate(_content["tin/a.md"], "Đường");

        Assert.Equal(new UTF8Encoding(false).GetBytes("Đường"), File.ReadAllBytes(_content["tin/a.md"]));
    }

    [Fact]
    public void AReplacementThatFailsLeavesNothing()
    {
        var folder = _content["a.md"];
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        Assert.ThrowsAny<Exception>(() => ContentWriter.Replace(folder, "Lời."));
        Assert.Empty(Directory.GetFiles(_content.Folder, ".*"));
    }

    [Fact]
    public void WhatCannotBeWrittenIsNotTakenForANameThatIsTaken() =>
        Assert.Throws<DirectoryNotFoundException>(() => ContentWriter.TryCreate(_content["mất/a.md"], "mới"));

    [Theory]
    [InlineData("tin/b.md/c.md")]
    [InlineData("tin/a.md")]
    public void OfSeveralFilesNoneIsLeftWhereOneCannotBeWritten(string wrong)
    {
        _content.Write("tin/b.md", "Của người khác");

        Assert.ThrowsAny<IOException>(() => ContentWriter.CreateAll(
            _content.Folder, [("mới/sâu/a.md", "một"), ("tin/a.md", "hai"), (wrong, "ba")]));
        Assert.Equal(["b.md"], Names());
        Assert.False(Directory.Exists(_content["mới"]));
    }

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(_content["tin"]).Select(name => Path.GetFileName(name)!);
}
