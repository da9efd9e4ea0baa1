using NewsFeeds.Feeds;
using NewsFeeds.Imports.FeedFiles;

namespace NewsFeeds.Tests.Imports.FeedFiles;

public sealed class OwnFeedTests
{
    [Fact]
    public void WhatTheServicePublishesComesBack()
    {
        using var content = TemporaryContent.OfTheSample();
        using var newsroom = new OpenNewsroom(content);
        var feed = newsroom.Feed("");
        Assert.NotEmpty(feed.Entries);
        foreach (var format in new[] { FeedFormat.Rss, FeedFormat.Atom, FeedFormat.Json })
        {
            var path = content[content.Write("tin.feed", format.Write(feed))];
            Assert.True(FeedFile.IsFeed(path));
            var file = new FeedFile(path);
            var site = file.Survey(fault => Assert.Fail(fault.ToString()));
            var posts = file.Posts(withBodies: true).ToList();

            Assert.Equal(feed.Title, site.Title);
            Assert.Equal(feed.Language, site.Language);
            Assert.Equal(feed.Entries.Select(entry => entry.Id), posts.Select(post => post.Guid));
            Assert.Equal(feed.Entries.Select(entry => entry.Link), posts.Select(post => post.Link));
            Assert.Equal(feed.Entries.Select(entry => entry.Title), posts.Select(post => post.Title));
            Assert.Equal(feed.Entries.Select(entry => entry.Published), posts.Select(post => post.Published!.Value));
            Assert.Equal(feed.Entries.Select(entry => entry.Updated), posts.Select(post => post.Updated ?? post.Published!.Value));
            Assert.Equal(feed.Entries.Select(entry => entry.Content), posts.Select(post => post.Body));
            Assert.Equal(feed.Entries.Select(entry => entry.Image?.Url), posts.Select(post => post.Image));
            Assert.Equal(
                feed.Entries.Select(entry => string.Join('|', entry.Enclosures.Select(each => each.Url))),
                posts.Select(post => string.Join('|', post.Enclosures.Select(each => each.Address))));
            Assert.Equal(
                feed.Entries.Select(entry => string.Join(", ", entry.Authors.Select(author => author.Name))),
                posts.Select(post => string.Join(", ", post.Authors)));
            Assert.Equal(
                feed.Entries.Select(entry => string.Join('|', entry.Categories.Select(category => category.Title).Concat(entry.OwnTags))),
                posts.Select(post => string.Join('|', post.Categories.Concat(post.Tags))));
        }
    }
}
