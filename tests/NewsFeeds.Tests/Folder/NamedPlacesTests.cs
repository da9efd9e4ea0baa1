using System.Text;
using NewsFeeds.Folder;

namespace NewsFeeds.Tests.Folder;

public sealed class NamedPlacesTests : IDisposable
{
    private readonly TemporaryContent _content = new();
    private readonly TemporaryContent _elsewhere = TemporaryContent.Empty();

    public NamedPlacesTests() => _content.Write("Kinh tế/bão.md", "x");

    public void Dispose()
    {
        _content.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData("Kinh tế/bão.md")]
    [InlineData("./Kinh tế//bão.md")]
    [InlineData("Kinh tế/../Kinh tế/bão.md")]
    [InlineData("Kinh tế/bão.md/")]
    [InlineData("kinh tế/BÃO.MD")]
    public void OtherSpellingsMeanTheSameFile(string path)
    {
        Assert.Equal("Kinh tế/bão.md", Find(_content[path]));
        Assert.Equal("Kinh tế/bão.md", Find(_content[path.Normalize(NormalizationForm.FormD)]));
    }

    [Fact]
    public void LinksOnTheWayAreFollowedAndALinkInTheContentIsAFileOfItsOwn()
    {
        File.CreateSymbolicLink(_elsewhere["vao"], _content.Folder);
        File.CreateSymbolicLink(_elsewhere["bai.md"], _content["Kinh tế/bão.md"]);
        File.CreateSymbolicLink(_content["Kinh tế/khac.md"], "bão.md");
        File.CreateSymbolicLink(_content["tat"], "Kinh tế");
        File.CreateSymbolicLink(_content["ra"], _elsewhere.Folder);
        Assert.Equal("Kinh tế/bão.md", Find(_elsewhere["vao/Kinh tế/bão.md"]));
        Assert.Equal("Kinh tế/bão.md", Find(_elsewhere["bai.md"]));
        Assert.Equal("Kinh tế/khac.md", Find(_content["Kinh tế/khac.md"]));
        Assert.Equal("Kinh tế/bão.md", Find(_content["tat/bão.md"]));
        Assert.Null(Find(_content["ra/x.md"]));
    }

    [Fact]
    public void TheFolderItselfMayBeALink()
    {
        File.CreateSymbolicLink(_elsewhere["vao"], _content.Folder);
        Assert.Equal("Kinh tế/bão.md", new NamedPlaces(_elsewhere["vao"]).Find(_content["Kinh tế/bão.md"]));
    }

    [Fact]
    public void WhatIsNotThereHasItsPlaceAllTheSame()
    {
        Assert.Equal("Kinh tế/mất.md", Find(_content["kinh tế/mất.md"]));
        Assert.Equal("Kinh tế/b%C3%A3o.md", Find(_content["Kinh tế/b%C3%A3o.md"])); // A name is no address.
        Assert.Equal("không/có/x.md", Find(_content["không/có/x.md"]));
    }

    [Fact]
    public void TwoNamesThatAreFoldedAlikeAreNotGuessedAt()
    {
        _content.Write("Kinh tế/Bão.md", "y");
        Assert.Equal("Kinh tế/Bão.md", Find(_content["Kinh tế/Bão.md"]));
        Assert.Equal("Kinh tế/BÃO.md", Find(_content["Kinh tế/BÃO.md"]));
    }

    [Fact]
    public void TheFolderIsThePlaceWithoutAName()
    {
        Assert.Equal("", Find(_content.Folder));
        Assert.Equal("", Find(_content.Folder + "/"));
        Assert.Null(Find(_content.Folder + "-khac/x.md"));
        Assert.Null(Find("/"));
    }

    [Fact]
    public void ALinkThatLeadsBackToItselfIsAnError()
    {
        File.CreateSymbolicLink(_elsewhere["vong"], "vong");
        Assert.Throws<IOException>(() => Find(_elsewhere["vong/x.md"]));
    }

    private string? Find(string path) => new NamedPlaces(_content.Folder).Find(path);
}
