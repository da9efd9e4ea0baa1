namespace NewsFeeds.Tests.Rendering.Html;

/// <summary>A reader sees the picture that a browser with script would show; the name of a file decides nothing.</summary>
public class LazyPictureTests
{
    [Theory]
    [InlineData("src=\"/images/lazyload.gif\" data-src=\"a.jpg\" class=\"lazy\"")]
    [InlineData("data-cfsrc=\"a.jpg\" style=\"display:none;visibility:hidden\"")]
    [InlineData("src=\"/pagespeed_static/1.JiBnMqyl6S.gif\" data-pagespeed-lazy-src=\"a.jpg\"")]
    [InlineData("src=\"data:image/gif;base64,R0lGOD\" data-orig-file=\"a.jpg\"")]
    [InlineData("src=\"https://x.example.vn/blank.gif\" data-echo=\"a.jpg\"")]
    [InlineData("src=\"https://x.example.vn/trang.gif\" data-anh=\"a.jpg\"")]
    [InlineData("class=\"lazy lazy-hidden\" src=\"/a3-lazy-load/lazy_placeholder.gif\" data-lazy-type=\"image\" data-src=\"a.jpg\"")]
    [InlineData("src=\"data:image/svg+xml,%3Csvg%3E\" data-lazy-src=\"a.jpg\" data-lazy-sizes=\"100vw\"")]
    [InlineData("class=\"lazyload\" style=\"--smush-placeholder-width:9px;opacity:0\" src=\"data:image/gif;base64,R0\" data-src=\"a.jpg\"")]
    [InlineData("class=\"lazyload ewww_webp_lazy_load\" src=\"data:image/gif;base64,R0\" data-src-webp=\"a.jpg.webp\" data-src=\"a.jpg\"")]
    [InlineData("class=\"lazyload\" src=\"a-mo.jpg\" data-src=\"a.jpg\"")]
    [InlineData("src=\"\" data-thumb=\"b.jpg\" data-full-url=\"a.jpg\"")]
    [InlineData("src=\"data:image/gif;base64,R0\" data-img-url=\"a.jpg\" data-title=\"IMG_1.jpg\" data-filename=\"b.png\"")]
    [InlineData("src=\"about:blank\" nitro-lazy-src=\"a.jpg\"")]
    [InlineData("src=\"data:a\" data-anh=\"b.jpg 300w, a.jpg 900w\"")]
    [InlineData("class=\"lazy\" src=\"/xam.png\" data-hinh=\"a.jpg\"")]
    [InlineData("src=\"#\" data-src=\"a.jpg\"")]
    [InlineData("src=\"javascript:void(0)\" data-src=\"a.jpg\"")]
    [InlineData("src=\"data:a\" data-lazy=\"true\" data-img=\"a.jpg\"")]
    [InlineData("src=\"/img/trong.png\" data-src=\"a.jpg\"")]
    public void AnAttributeThatNamesAPictureBeatsAPlaceholder(string attributes) =>
        Assert.Equal("<p><img src=\"https://bao.vn/tin/a.jpg\"></p>", Rendered.Html($"<p><img {attributes}></p>"));

    [Theory]
    [InlineData("src=\"a.jpg\" data-src=\"b.jpg\"")]
    [InlineData("src=\"a.jpg\" data-orig-file=\"b.jpg\" data-large-file=\"c.jpg\" data-image-title=\"IMG_1.jpg\"")]
    [InlineData("src=\"a.jpg\" class=\"lazyloaded\" data-placeholder=\"b.jpg\"")]
    [InlineData("src=\"a.jpg\" data-avatar=\"b.gif\" loading=\"lazy\"")]
    [InlineData("src=\"a.jpg\" class=\"lazy\" data-zoom=\"b.jpg\"")]
    [InlineData("src=\"a.jpg\" longdesc=\"b.jpg\"")]
    public void ARealPictureStays(string attributes) =>
        Assert.Equal("<p><img src=\"https://bao.vn/tin/a.jpg\"></p>", Rendered.Html($"<p><img {attributes}></p>"));

    [Fact]
    public void AGalleryKeepsTheSizeThatItShows() => Assert.Equal(
        "<p><img src=\"https://bao.vn/a-300x200.jpg\"></p>",
        Rendered.Html(
            "<p><img class=\"lazyloaded\" src=\"/a-300x200.jpg\" data-orig-file=\"/a.jpg\" data-large-file=\"/a-1024x683.jpg\"></p>"));

    [Fact]
    public void ADrawingWithAPhotographBesideItStays() => Assert.Equal(
        "<p><img src=\"https://bao.vn/tin/bieu-do.svg\"></p>",
        Rendered.Html("<p><img src=\"bieu-do.svg\" data-png=\"bieu-do.png\"></p>"));

    [Fact]
    public void ANameDecidesNothing() => Assert.Equal(
        "<p><img src=\"https://bao.vn/tin/tau-loading.jpg\"><img src=\"https://bao.vn/tin/blank.gif\"></p>",
        Rendered.Html("<p><img src=\"data:image/gif;base64,R0\" data-src=\"tau-loading.jpg\"><img src=\"blank.gif\"></p>"));

    [Fact]
    public void ACopyForBrowsersWithoutScriptIsNotShownTwice() => Assert.Equal(
        "<p><img src=\"https://bao.vn/a.jpg?is-pending-load=1\"></p>",
        Rendered.Html(
            "<p><img src=\"https://bao.vn/a.jpg\" data-lazy-src=\"https://bao.vn/a.jpg?is-pending-load=1\" srcset=\"data:image/gif,R0\">"
            + "<noscript><img data-lazy-fallback=1 src=\"https://bao.vn/a.jpg\"></noscript></p>"));

    [Fact]
    public void ACopyOfAHiddenPictureIsShown() => Assert.Equal(
        "<p><img src=\"https://bao.vn/tin/a.jpg\"></p>",
        Rendered.Html("<p><span style=\"display:none\"><img src=a.jpg></span><noscript><img src=a.jpg></noscript></p>"));

    [Fact]
    public void ASetThatALoaderReadsIsTheSet() => Assert.Equal(
        "<p><picture><source srcset=\"https://bao.vn/tin/a.webp 2x\"><img src=\"https://bao.vn/tin/b.jpg\" "
        + "srcset=\"https://bao.vn/tin/b.jpg 300w\"></picture></p>",
        Rendered.Html("<p><picture><source srcset=\"mo.webp\" data-srcset=\"a.webp 2x\">"
            + "<img src=data:a srcset=\"xam.gif 1w\" data-srcset=\"b.jpg 300w\" style=\"display:none\"></picture></p>"));
}
