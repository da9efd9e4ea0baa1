using CsCheck;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class IriTests
{
    private const string Authority = "example.vn,2021";

    private static readonly string[] Parts = ["x:", "a", "%", "%20", " ", "#", "ệ", "😀", "<", "\u0001", "/", "\ue000"];

    [Theory]
    [InlineData("https://example.vn/?p=123")]
    [InlineData("https://example.vn/tin/Đăk-Hà#đầu")]
    [InlineData("https://example.vn/a%20b%E1%BB%87?x=(1)&y='2'")]
    [InlineData("tag:example.vn,2021:2026-11-03/gia-vang")]
    [InlineData("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("news:1@example.vn")]
    [InlineData("https://example.vn/😀")]
    public void AnIriStaysByteForByte(string text)
    {
        Assert.True(Iri.Is(text));
        Assert.Same(text, Iri.Of(text, Authority));
    }

    [Theory]
    [InlineData("https://example.vn/hai bài", "https://example.vn/hai%20bài")]
    [InlineData("https://example.vn/<a>\"{b}|\\^`[c]", "https://example.vn/%3Ca%3E%22%7Bb%7D%7C%5C%5E%60%5Bc%5D")]
    [InlineData("https://example.vn/100%", "https://example.vn/100%25")]
    [InlineData("https://example.vn/a b%20c", "https://example.vn/a%20b%2520c")]
    [InlineData("https://example.vn/#a#b", "https://example.vn/#a%23b")]
    [InlineData("https://example.vn/?a&#038;x=<a>", "https://example.vn/?a&#038;x=%3Ca%3E")]
    [InlineData("x:\u0001\u0085\ue000\ufff0", "x:%EF%BF%BD%C2%85%EE%80%80%EF%BF%B0")]
    public void WhatAnIriMayNotHaveIsPercentEncoded(string text, string iri) => AssertBecomes(text, iri);

    [Theory]
    [InlineData("123", "tag:example.vn,2021:id/123")]
    [InlineData("abc 123", "tag:example.vn,2021:id/abc%20123")]
    [InlineData("/tin/ê?a=1", "tag:example.vn,2021:id/%2Ftin%2F%C3%AA%3Fa%3D1")]
    [InlineData("2026:1", "tag:example.vn,2021:id/2026%3A1")]
    [InlineData("Tiếng: việt", "tag:example.vn,2021:id/Ti%E1%BA%BFng%3A%20vi%E1%BB%87t")]
    [InlineData(" https://example.vn/", "tag:example.vn,2021:id/%20https%3A%2F%2Fexample.vn%2F")]
    [InlineData(":", "tag:example.vn,2021:id/%3A")]
    public void ATextWithoutASchemeIsATagUriOfThePublication(string text, string iri) => AssertBecomes(text, iri);

    [Fact]
    public void NoTwoTextsBecomeOne() => Fuzz.Run(
        Gen.OneOf([.. Parts.Select(part => Gen.Const(part))]).Array[0, 5].Select(string.Concat)
            .Array[2].Where(texts => texts[0] != texts[1] && Array.TrueForAll(texts, text => !Iri.Is(text))),
        count: 2_000,
        texts =>
        {
            Assert.All(texts, text => Assert.True(Iri.Is(Iri.Of(text, Authority))));
            Assert.NotEqual(Iri.Of(texts[0], Authority), Iri.Of(texts[1], Authority));
        },
        print: texts => string.Join(" | ", texts));

    private static void AssertBecomes(string text, string iri)
    {
        Assert.False(Iri.Is(text));
        Assert.Equal(iri, Iri.Of(text, Authority));
        Assert.True(Iri.Is(iri));
    }
}
