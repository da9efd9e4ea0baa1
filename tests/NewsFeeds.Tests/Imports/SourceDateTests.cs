using NewsFeeds.Imports.Sources;

namespace NewsFeeds.Tests.Imports;

public class SourceDateTests
{
    [Theory]
    [InlineData("Tue, 03 Nov 2026 01:02:03 GMT")]
    [InlineData("Tue, 3 Nov 2026 01:02:03 Z")]
    [InlineData("3 Nov 26 01:02:03 UT")]
    [InlineData("Tue, 03 Nov 2026 08:02:03 +0700")]
    [InlineData("Tue, 03 Nov 2026 08:02:03 +07:00")]
    [InlineData("Tue, 03 Nov 2026 08:02:03 GMT+7")]
    [InlineData("Tue, 03 Nov 2026 08:02:03 UTC+0700 (ICT)")]
    [InlineData("Tue, 03 Nov 2026 08:02:03 GMT +7")]
    [InlineData("Mon, 02 Nov 2026 20:02:03 EST")]
    [InlineData("Mon, 02 Nov 2026 17:02:03 pst")]
    [InlineData("Tue, 03 Nov 2026 01:02:03 A")]
    [InlineData("Tue, 03 Nov 2026 01:02:03")]
    [InlineData("Tuesday, 03-Nov-26 01:02:03 GMT")]
    [InlineData("  Tue,  03 November 2026  01:02:03  +0000 ")]
    [InlineData("2026-11-03T01:02:03Z")]
    [InlineData("2026-11-03T08:02:03+07:00")]
    [InlineData("2026-11-03 01:02:03")]
    public void DatesAreReadAsPublishersWriteThem(string text) => Assert.Equal(Some.Time, SourceDate.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("hôm qua")]
    [InlineData("3/11/2026")]
    [InlineData("Tue, 31 Feb 2026 01:02:03 GMT")]
    [InlineData("Tue, 03 Nov 2026 25:02:03 GMT")]
    [InlineData("Tue, 03 Nov 2026 01:02:03 +9900")]
    [InlineData("Tue, 03 Foo 2026 01:02:03 GMT")]
    [InlineData("Tue, 03 Nov 0000 01:02:03 GMT")]
    [InlineData("Wed, 30 Nov -0001 00:00:00 +0000")]
    [InlineData("0000-00-00 00:00:00")]
    public void WhatIsNoDateIsNone(string text) => Assert.Null(SourceDate.Of(text));
}
