using NewsFeeds.Articles;

namespace NewsFeeds.Tests.Folder.FrontMatter;

/// <summary>The publication's <c>feeds</c>. What cannot be understood of a rule leaves its feed out, and never widens it.</summary>
public sealed class PartnerFeedTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void EveryKeyIsRead()
    {
        var feed = Assert.Single(Sound("""
            msn:
              title: Kinh tế và Thể thao
              categories: [kinh-te, Thể thao]
              tags: măng đen
              authors: [Hoàng Lợi]
              exclude: {categories: [thoi-su], tags: [tài trợ], authors: TTXVN}
              link_query: "?utm_source=msn&utm_medium=feed"
              private: true
              items: 50
              window: 7d
              fullText: false
              max-age: 600
            """));

        Assert.Equal(
            new PartnerFeed
            {
                Name = "msn",
                Title = "Kinh tế và Thể thao",
                Categories = ["kinh-te", "Thể thao"],
                Tags = ["măng đen"],
                Authors = ["Hoàng Lợi"],
                ExcludedCategories = ["thoi-su"],
                ExcludedTags = ["tài trợ"],
                ExcludedAuthors = ["TTXVN"],
                LinkQuery = "utm_source=msn&utm_medium=feed",
                IsPrivate = true,
                Rules = new FeedRules(50, TimeSpan.FromDays(7), false, TimeSpan.FromMinutes(10)),
            },
            feed);
    }

    [Fact]
    public void AFeedWithoutRulesHasEverything() => Assert.Equal(new PartnerFeed { Name = "tat-ca" }, Assert.Single(Sound("tat-ca: {}")));

    [Theory]
    [InlineData("msn")]
    [InlineData("k7Qx~9_a.b-C")]
    [InlineData("Title")]
    [InlineData("link-query")]
    [InlineData("báo-đối-tác")]
    [InlineData("2026")]
    public void ANameIsTheOneThatWasWritten(string name) => Assert.Equal(name, Assert.Single(Sound($"{name}: {{}}")).Name);

    [Theory]
    [InlineData("{}")]
    [InlineData("{categories: [], tags: [], authors: []}")]
    public void NothingMayBeExcludedOnPurpose(string exclude) =>
        Assert.Equal(new PartnerFeed { Name = "msn" }, Assert.Single(Sound($"msn: {{exclude: {exclude}}}")));

    [Fact]
    public void ANameIsInUnicodesFormC() => Assert.Equal("ba\u0301o".Normalize(), Assert.Single(Sound("ba\u0301o: {}")).Name);

    [Fact]
    public void FeedsAreInTheOrderOfTheirNames() =>
        Assert.Equal(["B", "a", "b2"], Sound("b2: {}\na: {}\nB: {}").Select(feed => feed.Name));

    [Theory]
    [InlineData("- msn", "8:3 error wrong-type/partner-feeds")]
    [InlineData("msn: kinh-te", "8:8 error partner-feed/no-mapping")]
    [InlineData("msn:", "8:3 error partner-feed/no-mapping")]
    [InlineData("msn: [kinh-te]", "8:8 error partner-feed/no-mapping")]
    [InlineData("a/b: {}", "8:3 error partner-feed/name")]
    [InlineData("a b: {}", "8:3 error partner-feed/name")]
    [InlineData("a%20b: {}", "8:3 error partner-feed/name")]
    [InlineData("a+b: {}", "8:3 error partner-feed/name")]
    [InlineData("'': {}", "8:3 error partner-feed/name")]
    [InlineData("'..': {}", "8:3 error partner-feed/name")]
    [InlineData("msn: {exclude: [tin]}", "8:18 error partner-feed/exclude")]
    [InlineData("msn: {exclude: tin}", "8:18 error partner-feed/exclude")]
    [InlineData("msn: {exclude: }", "8:9 error partner-feed/exclude")]
    [InlineData("msn: {exclude: {tags: }}", "8:19 error partner-feed/excludes-nothing")]
    [InlineData("msn: {exclude: {authors: [~, '']}}", "8:28 error partner-feed/excludes-nothing")]
    [InlineData("msn: {exclude: {tags: a, categories: ''}}", "8:40 error partner-feed/excludes-nothing")]
    [InlineData("msn: {exclude: {tag: [a]}}", "8:19 error partner-feed/key-near")]
    [InlineData("msn: {exclude: {sections: [a]}}", "8:19 error partner-feed/key")]
    [InlineData("msn: {exclude: {tags: {a: b}}}", "8:25 error wrong-type/list")]
    [InlineData("msn: {exclude: {tags: [a, [b]]}}", "8:29 error wrong-type/list-in-list")]
    [InlineData("msn: {exclude: {tags: ['***']}}", "8:25 error partner-feed/no-letter")]
    [InlineData("msn: {excluding: {tags: [a]}}", "8:9 error partner-feed/key-near")]
    [InlineData("msn: {exlude: {tags: [a]}}", "8:9 error partner-feed/key-near")]
    [InlineData("msn: {without: {tags: [a]}}", "8:9 error partner-feed/key")]
    [InlineData("msn: {privat: true}", "8:9 error partner-feed/key-near")]
    [InlineData("msn: {private: maybe}", "8:18 error wrong-type/flag")]
    [InlineData("msn: {private: }", "8:9 error wrong-type/flag")]
    [InlineData("msn: {private: [true]}", "8:18 error wrong-type/flag")]
    [InlineData("msn: {category: tin}", "8:9 error partner-feed/key-near")]
    [InlineData("msn: {categories: []}", "8:21 error partner-feed/empty")]
    [InlineData("msn: {categories: }", "8:9 error partner-feed/empty")]
    [InlineData("msn: {tags: ''}", "8:15 error partner-feed/empty")]
    [InlineData("msn: {authors: [~, '']}", "8:18 error partner-feed/empty")]
    [InlineData("msn: {tags: {a: b}}", "8:15 error wrong-type/list")]
    [InlineData("msn: {authors: [{name: A}]}", "8:19 error wrong-type/text")]
    [InlineData("msn: {tags: ['!']}", "8:15 error partner-feed/no-letter")]
    [InlineData("msn: {title: [a]}", "8:16 error wrong-type/text")]
    [InlineData("msn: {fullText: maybe}", "8:19 error wrong-type/flag")]
    public void ARuleThatIsNotUnderstoodLeavesItsFeedOut(string feeds, string fault)
    {
        var change = Scan(feeds);

        Assert.Equal(fault, Shown(Assert.Single(change.Faults)));
        Assert.Empty(change.Publication!.PartnerFeeds);
        Assert.Single(change.HeldBack);
    }

    [Theory]
    [InlineData("msn: {item: 5}", "8:9 warning unknown-key/near")]
    [InlineData("msn: {tite: A}", "8:9 warning unknown-key/near")]
    [InlineData("msn: {items: 0}", "8:16 warning wrong-type/number")]
    [InlineData("msn: {window: lâu}", "8:17 warning wrong-type/span")]
    [InlineData("msn: {maxAge: 86401}", "8:17 warning wrong-type/number")]
    [InlineData("msn: {linkQuery: a b}", "8:20 warning link-query")]
    [InlineData("msn: {linkQuery: 'a=1#b'}", "8:20 warning link-query")]
    [InlineData("msn: {linkQuery: '?'}", "8:20 warning link-query")]
    [InlineData("msn: {linkQuery: \"a\\u0007\"}", "8:20 warning link-query")]
    [InlineData("msn: {linkQuery: [a]}", "8:20 warning wrong-type/text")]
    public void WhatIsWrongInAFeedsFormIsAWarning(string feeds, string fault)
    {
        var change = Scan(feeds);

        Assert.Equal(fault, Shown(Assert.Single(change.Faults)));
        Assert.Equal(new PartnerFeed { Name = "msn" }, Assert.Single(change.Publication!.PartnerFeeds));
    }

    [Theory]
    [InlineData("MSN", "msn")]
    [InlineData("b\u00e1o", "ba\u0301o")]
    public void NamesThatLookAlikeAreBothLeftOut(string first, string second)
    {
        var change = Scan($"{first}: {{}}\nkhac: {{}}\n{second}: {{}}");

        Assert.Equal(
            ["8:3 error partner-feed/two-names", "10:3 error partner-feed/two-names"], change.Faults.Select(Shown));
        Assert.Equal(["khac"], change.Publication!.PartnerFeeds.Select(feed => feed.Name));
    }

    [Fact]
    public void ANameThatIsWrittenTwiceIsReportedOnce()
    {
        var change = Scan("msn: {}\nmsn: {private: true}");

        Assert.Equal(["9:3 error duplicate-key"], change.Faults.Select(Shown));
        Assert.Empty(change.Publication!.PartnerFeeds);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public void TheFirstHundredFeedsInTheOrderOfTheirNamesAreServed(int count)
    {
        var names = Enumerable.Range(0, count).Select(number => $"b{number:000}").ToList();
        var change = Scan(string.Join('\n', names.AsEnumerable().Reverse().Select(name => $"{name}: {{}}")));

        Assert.Equal(count > 100 ? ["8:3 error partner-feed/too-many"] : [], change.Faults.Select(Shown));
        Assert.Equal(names.Take(100), change.Publication!.PartnerFeeds.Select(feed => feed.Name));
    }

    [Fact]
    public void AnErrorLeavesTheOtherFeedsAndNeverTheLastRuleOfItsOwn()
    {
        const string Wrong = "msn: {exclude: {tgas: [a]}}\nkhac: {tags: a}";
        Assert.Equal(["khac"], Scan(Wrong).Publication!.PartnerFeeds.Select(feed => feed.Name));

        Write("msn: {tags: b}");
        using var running = new ScannedFolder(_content);
        running.Scan();
        Write(Wrong);
        var change = running.Scan(["_index.md"]);

        Assert.Equal(["khac"], change.Publication!.PartnerFeeds.Select(feed => feed.Name));
        Assert.Single(change.HeldBack);
        Assert.Equal("partner-feed/key-near", Assert.Single(change.Faults).Kind);
    }

    [Fact]
    public void APublicationThatIsWrittenAlikeIsNoOther()
    {
        const string Feeds = "a: {}\nmsn: {categories: [tin], tags: [a, b], authors: [A], exclude: {tags: [y], authors: [Z]}}";
        Write(Feeds);
        _content.Write("tin/_index.md", "---\ntitle: Tin\naliases: [cu, cu-hon]\n---\n");
        using var running = new ScannedFolder(_content);
        Assert.Equal(2, running.Scan().Publication!.PartnerFeeds.Count);

        Write($"{Feeds}\n# ghi chú");
        _content.Write("tin/_index.md", "---\ntitle: Tin\naliases: [cu, cu-hon]\n# ghi chú\n---\n");
        var change = running.Scan(["_index.md", "tin/_index.md"]);
        Assert.Equal((null, null), (change.Publication, change.Categories));

        Write(Feeds.Replace("[Z]", "[Y]", StringComparison.Ordinal));
        Assert.Equal(["Y"], running.Scan(["_index.md"]).Publication!.PartnerFeeds[1].ExcludedAuthors);
    }

    [Theory]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", true)]
    [InlineData("CC BY 4.0", false)]
    public void ALicenseIsAnAddress(string written, bool isOne)
    {
        _content.Publication($"license: {written}");
        using var folder = new ScannedFolder(_content);
        var change = folder.Scan();

        Assert.Equal(isOne ? written : null, change.Publication!.License);
        Assert.Equal(isOne ? [] : ["6:10 warning address"], change.Faults.Select(Shown));
    }

    private static string Shown(Fault fault) =>
        $"{fault.Line}:{fault.Column} {(fault.IsError ? "error" : "warning")} {fault.Kind}";

    private IReadOnlyList<PartnerFeed> Sound(string feeds)
    {
        var change = Scan(feeds);
        Assert.Empty(change.Faults);
        return change.Publication!.PartnerFeeds;
    }

    private ContentChange Scan(string feeds)
    {
        Write(feeds);
        using var folder = new ScannedFolder(_content);
        return folder.Scan();
    }

    private void Write(string feeds) =>
        _content.Publication($"feeds:\n{string.Join('\n', $"# của đối tác\n{feeds}".Split('\n').Select(line => $"  {line}"))}");
}
