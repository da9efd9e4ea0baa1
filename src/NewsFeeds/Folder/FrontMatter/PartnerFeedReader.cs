using System.Text;
using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads the feeds of partners. A rule that is not understood selects nothing: its feed is left out, because it might hold what the
/// partner must not have.
/// </summary>
internal static class PartnerFeedReader
{
    // A name in the longest letters still fits into a file system.
    private const int MostLetters = 80;

    // Each article is compared with the rule of each, and a save makes the feeds of all that select it.
    private const int MostFeeds = 100;

    /// <summary>The feeds in the order of their names; each that has an error is left out.</summary>
    public static IReadOnlyList<PartnerFeed> Read(FrontMatterReader keys)
    {
        if (keys["feeds"] is not { } node)
        {
            return [];
        }

        if (node.Pairs is not { } pairs)
        {
            keys.Error(node, "wrong-type/partner-feeds", keys.NameOf("feeds"));
            return [];
        }

        var alike = pairs.Select(pair => pair.Key.Written).OfType<string>().ToLookup(Folded, StringComparer.Ordinal);
        var feeds = new List<PartnerFeed>(pairs.Count);
        foreach (var (key, value) in pairs)
        {
            if (key.Written is { } name && IsAlone(keys, key, name, alike[Folded(name)]) && Feed(keys, name, key, value) is { } feed)
            {
                feeds.Add(feed);
            }
        }

        if (feeds.Count > MostFeeds)
        {
            keys.Error(node, "partner-feed/too-many", feeds.Count, MostFeeds);
        }

        return [.. feeds.OrderBy(feed => feed.Name, StringComparer.Ordinal).Take(MostFeeds)];
    }

    private static string Folded(string name) => NormalForm.Of(name).ToLowerInvariant();

    private static bool IsAlone(FrontMatterReader keys, YamlNode key, string name, IEnumerable<string> alike)
    {
        if (!IsName(name))
        {
            keys.Error(key, "partner-feed/name", name, MostLetters);
            return false;
        }

        // A name that is written twice alike is reported with all other keys that are.
        var others = alike.Where(other => other != name);
        if (others.FirstOrDefault() is { } other)
        {
            keys.Error(key, "partner-feed/two-names", name, other);
        }

        return alike.Count() == 1;
    }

    private static bool IsName(string name) =>
        name.Length <= MostLetters && name.Trim('.').Length > 0
        && name.EnumerateRunes().All(rune => NameSegment.IsOfWord(rune) || rune.Value is '-' or '.' or '_' or '~');

    private static PartnerFeed? Feed(FrontMatterReader outer, string name, YamlNode key, YamlNode value)
    {
        if (value.Pairs is null)
        {
            outer.Error(value.IsNull ? key : value, "partner-feed/no-mapping", name);
            return null;
        }

        var errors = outer.Errors;
        var keys = outer.Within(value);
        ReportUnknown(keys, name, value);
        var exclude = Exclusion(keys, name);
        var feed = new PartnerFeed
        {
            Name = NormalForm.Of(name),
            Title = keys.Text("title"),
            Categories = Wanted(keys, name, "categories"),
            Tags = Wanted(keys, name, "tags"),
            Authors = Wanted(keys, name, "authors"),
            ExcludedCategories = Unwanted(exclude, name, "categories"),
            ExcludedTags = Unwanted(exclude, name, "tags"),
            ExcludedAuthors = Unwanted(exclude, name, "authors"),
            LinkQuery = LinkQuery(outer.Within(value, Severity.Warning)),
            IsPrivate = IsPrivate(keys),
            Rules = IndexReader.Rules(keys),
        };
        return outer.Errors > errors ? null : feed;
    }

    /// <summary>An unknown key may be meant as a rule, but one that is spelled like a key of the feed's form.</summary>
    private static void ReportUnknown(FrontMatterReader keys, string feed, YamlNode mapping)
    {
        foreach (var key in FrontMatterReader.UnknownIn(mapping, KeyNames.OfPartnerFeed))
        {
            var bare = KeySpelling.Bare(key.Text!);
            if (Nearest.Of(bare, KeyNames.OfPartnerRule) is null && Nearest.Of(bare, KeyNames.OfPartnerForm) is not null)
            {
                keys.WarnOfUnknown(key, key.Text!, KeyNames.OfPartnerFeed);
            }
            else
            {
                Refuse(keys, feed, key, KeyNames.OfPartnerRule);
            }
        }
    }

    private static void Refuse(FrontMatterReader keys, string feed, YamlNode key, string[] known)
    {
        if (Nearest.Of(KeySpelling.Bare(key.Text!), known, most: 3) is { } nearest)
        {
            keys.Error(key, "partner-feed/key-near", key.Text!, feed, nearest);
        }
        else
        {
            keys.Error(key, "partner-feed/key", key.Text!, feed);
        }
    }

    /// <summary>The names of which an article must have one; null where the key is absent.</summary>
    private static IReadOnlyList<string>? Wanted(FrontMatterReader keys, string feed, string key)
    {
        var names = Names(keys, feed, key, out var nothing);
        if (nothing is not null)
        {
            keys.Error(nothing, "partner-feed/empty", key, feed);
        }

        return names;
    }

    /// <summary>
    /// The names of which an article must have none. A key without a value is an unfinished one; <c>[]</c> is none on purpose.
    /// </summary>
    private static IReadOnlyList<string> Unwanted(FrontMatterReader? exclude, string feed, string key)
    {
        if (exclude is null)
        {
            return [];
        }

        var names = Names(exclude, feed, key, out var nothing);
        if (nothing is not null and not { Items.Count: 0 })
        {
            exclude.Error(nothing, "partner-feed/excludes-nothing", key, feed);
        }

        return names ?? [];
    }

    /// <summary>The names of a list; null where the key is absent.</summary>
    /// <param name="keys">The mapping.</param>
    /// <param name="feed">The feed's name.</param>
    /// <param name="key">The key.</param>
    /// <param name="nothing">Where the list is, if it has no name and nothing else is wrong with it.</param>
    private static IReadOnlyList<string>? Names(FrontMatterReader keys, string feed, string key, out YamlNode? nothing)
    {
        nothing = null;
        if (keys.Place(key) is not { } at)
        {
            return null;
        }

        var errors = keys.Errors;
        var names = keys.Texts(key);
        foreach (var name in names.Where(name => !name.EnumerateRunes().Any(Rune.IsLetterOrDigit)))
        {
            keys.Error(keys[key], "partner-feed/no-letter", name, feed);
        }

        nothing = names.Count == 0 && keys.Errors == errors ? at : null;
        return names;
    }

    private static FrontMatterReader? Exclusion(FrontMatterReader keys, string feed)
    {
        if (keys.Place("exclude") is not { } at)
        {
            return null;
        }

        if (at.Pairs is null)
        {
            keys.Error(at, "partner-feed/exclude", feed);
            return null;
        }

        foreach (var key in FrontMatterReader.UnknownIn(at, KeyNames.OfExclusion))
        {
            Refuse(keys, feed, key, KeyNames.OfExclusion);
        }

        return keys.Within(at);
    }

    private static bool IsPrivate(FrontMatterReader keys)
    {
        if (keys["private"] is null && keys.Place("private") is { } empty)
        {
            keys.Error(empty, "wrong-type/flag", "private", "");
        }

        return keys.Flag("private") ?? false;
    }

    private static string? LinkQuery(FrontMatterReader keys)
    {
        if (keys.Raw("linkQuery")?.Trim() is not { } written)
        {
            return null;
        }

        var query = written.TrimStart('?', '&');
        if (query.Length > 0 && query.All(c => c != '#' && !char.IsWhiteSpace(c) && !char.IsControl(c)))
        {
            return query;
        }

        keys.Warn(keys["linkQuery"], "link-query", written);
        return null;
    }
}
