using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

public sealed class ImprintTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("imprint: |\n  Giám đốc:   Hoàng Lợi\n\n\n  Giấy phép <số> 1  \n", "Giám đốc: Hoàng Lợi\n\nGiấy phép <số> 1")]
    [InlineData("Imprint: >-\n  Giám đốc:\n  Hoàng Lợi", "Giám đốc: Hoàng Lợi")]
    [InlineData("imprint: 2026", "2026")]
    [InlineData("imprint: ' '", null)]
    [InlineData("imprint:", null)]
    [InlineData("", null)]
    public void LinesOfTheEditorStayLines(string written, string? imprint)
    {
        var (publication, faults) = Read(written);
        Assert.Equal(imprint, publication.Imprint);
        Assert.Empty(faults);
    }

    [Fact]
    public void WhatIsTooLongIsCutBehindAWordAndSaid()
    {
        var (publication, faults) = Read($"imprint: {new string('a', 900)} {new string('b', 200)}");
        Assert.Equal(new string('a', 900) + "…", publication.Imprint);
        var fault = Assert.Single(faults);
        Assert.Equal((Severity.Warning, "long-imprint"), (fault.Severity, fault.Kind));
        Assert.Contains("1101 characters", fault.Message, StringComparison.Ordinal);

        Assert.Empty(Read($"imprint: {new string('a', 1_000)}").Faults);
    }

    private (Publication Publication, IReadOnlyList<Fault> Faults) Read(string written)
    {
        _content.Publication(written);
        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();
        return (change.Publication!, change.Faults);
    }
}
