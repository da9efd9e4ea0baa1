using System.Text;
using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Articles;

public class ReferenceTests
{
    [Theory]
    [InlineData("l.jpg", "tin/l.jpg")]
    [InlineData(" l.jpg?v=2 ", "tin/l.jpg")]
    [InlineData("l.jpg#anh", "tin/l.jpg")]
    [InlineData("anh%20dep.jpg", "tin/anh dep.jpg")]
    [InlineData("100%.jpg", "tin/100%.jpg")]
    [InlineData("anh\\l.jpg", "tin/anh/l.jpg")]
    [InlineData("anh%5Cl.jpg", "tin/anh/l.jpg")]
    [InlineData("./a/../l.jpg", "tin/l.jpg")]
    [InlineData("../l.jpg", "l.jpg")]
    [InlineData("/the-thao/l.jpg", "the-thao/l.jpg")]
    [InlineData("10:30.jpg", "tin/10:30.jpg")]
    [InlineData("../../l.jpg", null)]
    [InlineData("..%2F..%2Fl.jpg", null)]
    [InlineData("C:\\anh\\l.jpg", null)]
    [InlineData("https://bao.vn/l.jpg", null)]
    public void APathIsDecodedAndJoined(string written, string? path) => Assert.Equal(path, Reference.Of(written).PathFrom("tin"));

    [Theory]
    [InlineData("https://bao.vn/a?b#c", "Web", "https://bao.vn/a?b#c")]
    [InlineData("//cdn.bao.vn/a.jpg", "Web", "https://cdn.bao.vn/a.jpg")]
    [InlineData("\\\\cdn.bao.vn\\a.jpg", "Web", "https://cdn.bao.vn/a.jpg")]
    [InlineData("https:\\\\bao.vn\\a?b=\\", "Web", "https://bao.vn/a?b=\\")]
    [InlineData("https://bao.vn/a\n/b", "Web", "https://bao.vn/a/b")]
    [InlineData("mailto:a@bao.vn", "Contact", "mailto:a@bao.vn")]
    [InlineData("#cuoi", "Fragment", "#cuoi")]
    [InlineData("/a?b#c", "FromTop", "/a?b#c")]
    [InlineData("?b", "Beside", "?b")]
    [InlineData("ftp://bao.vn/a", "Nowhere", "ftp://bao.vn/a")]
    [InlineData("https://", "Nowhere", "https://")]
    [InlineData("  ", "Nowhere", "")]
    public void WhatIsNoPathIsTold(string written, string kind, string text) =>
        Assert.Equal((kind, text), (Reference.Of(written).Kind.ToString(), Reference.Of(written).Text));

    [Theory]
    [InlineData("/tin-t%E1%BB%A9c/x", "/tin-tức/x")]
    [InlineData("/tin-t%e1%bb%a9c/x/", "/tin-tức/x")]
    [InlineData("2021/khong-gach", "/2021/khong-gach")]
    [InlineData("ten-cu", "ten-cu")]
    [InlineData("ten-cu/", "ten-cu")]
    [InlineData("/ten-cu#a", "/ten-cu")]
    [InlineData("/?p=123", "/?p=123")]
    [InlineData("?p=123", "/?p=123")]
    [InlineData("/?s=t%E1%BB%A9c", "/?s=tức")]
    [InlineData("/2021?p=123", null)]
    [InlineData("/", null)]
    [InlineData("#a", null)]
    [InlineData("https://bao.vn/2021/bai/", null)]
    public void AnAliasHasOneForm(string written, string? form)
    {
        Assert.Equal(form, Alias.Of(written));
        Assert.Equal(form, Alias.Of(written.Normalize(NormalizationForm.FormD)));
    }
}
