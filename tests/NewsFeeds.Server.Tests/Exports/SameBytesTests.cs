using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsFeeds.Addresses;
using NewsFeeds.Media;
using NewsFeeds.Server.Exports;

namespace NewsFeeds.Server.Tests.Exports;

public class SameBytesTests
{
    private static readonly (string Coding, string Ending)[] Codings = [("identity", ""), ("gzip", ".gz"), ("br", ".br")];

    [Fact]
    public async Task EveryDocumentIsWhatTheServiceSends()
    {
        using var export = new Exported(Everything());
        await export.RunAsync();
        var copy = TemporaryContent.CopyOf(export.Content.Folder);
        await using var site = await Site.StartAsync(copy, $"--NewsFeeds:PublicUrl={Site.PublicUrl}");
        var urls = new PublicUrls(new Uri(Site.PublicUrl));
        var names = new HashSet<string> { "nginx.conf", ".export.json", ".export.lock" };
        foreach (var address in site.Catalog.All(site.Edition))
        {
            foreach (var (coding, ending) in Codings)
            {
                using var response = await site.GetAsync(new Uri(urls.Of(address)).AbsolutePath, ("Accept-Encoding", coding));
                var name = FileNames.Of(address) + ending;
                Assert.Equal(response.StatusCode == HttpStatusCode.OK, File.Exists(export[name]));
                if (names.Add(name) && response.StatusCode == HttpStatusCode.OK)
                {
                    Assert.Equal(await response.Content.ReadAsByteArrayAsync(), File.ReadAllBytes(export[name]));
                }
            }
        }

        var media = site.Services.GetRequiredService<MediaFolder>().All().ToList();
        Assert.Contains("tin/Ảnh đẹp.JPG", media);
        foreach (var path in media)
        {
            using var response = await site.GetAsync(new Uri(urls.Media(path)).AbsolutePath);
            var name = FileNames.Of(Address.Media(path));
            Assert.True(names.Add(name));
            Assert.Equal(await response.Content.ReadAsByteArrayAsync(), File.ReadAllBytes(export[name]));
            Assert.Equal(File.GetLastWriteTimeUtc(export.Content[path]), File.GetLastWriteTimeUtc(export[name]));
        }

        Assert.True(names.Count > 500);
        Assert.Subset(names, export.Files.Keys.ToHashSet());
    }

    [Fact]
    public async Task WhatIsGoneHasNoFile()
    {
        using var export = new Exported(SmallNewsroom.Make());
        await export.SucceedAsync();
        Assert.DoesNotContain(export.Files.Keys, name => name.StartsWith("feeds/cu/", StringComparison.Ordinal));
        Assert.True(File.Exists(export["feeds/trong/rss.xml"]));
    }

    /// <summary>The sample, every manuscript of the corpus, and pictures under all kinds of names.</summary>
    private static TemporaryContent Everything()
    {
        var content = TemporaryContent.OfTheSample();
        foreach (var kind in new[] { "front-matter", "markdown", "html", "targets" })
        {
            foreach (var (at, input) in Corpus.Of(kind).Inputs.Index())
            {
                content.Write(
                    $"corpus/{kind}/{at}.md",
                    kind == "front-matter" ? input : [.. "---\ntitle: T\ndate: 2025-03-01\n---\n"u8, .. input]);
            }
        }

        content.Write("tin/Ảnh đẹp.JPG", Pictures.Gif(2, 3));
        content.Write("tin/rỗng.png", "");
        content.Write("tin/.ẩn.png", Pictures.Gif(2, 3));
        return content;
    }
}
