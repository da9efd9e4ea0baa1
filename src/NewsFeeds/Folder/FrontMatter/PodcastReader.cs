using System.Net.Mail;
using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads what makes a category a podcast. A mistake there never keeps the category from its readers.</summary>
internal static class PodcastReader
{
    /// <summary>The podcast; null where the category is none, and, with a warning, where nobody knows whether it is.</summary>
    public static Podcast? Read(FrontMatterReader keys, string folder)
    {
        if (keys["podcast"] is not { } node || node.Flag == false)
        {
            return null;
        }

        if (node.Pairs is null)
        {
            if (node.Flag is null)
            {
                keys.Warn(node, "wrong-type/podcast");
            }

            return node.Flag is null ? null : new Podcast();
        }

        keys.WarnOfUnknown(node, KeyNames.OfPodcast);
        var podcast = keys.Within(node, Severity.Warning);
        var author = podcast.Text("author");
        var (category, subcategory) = Category(podcast);
        return new Podcast
        {
            Id = Id(podcast),
            Author = author,
            Owner = Owner(podcast, author),
            Category = category,
            Subcategory = subcategory,
            IsExplicit = podcast.Flag("explicit") ?? false,
            Type = podcast.Choice("type", "episodic", "serial"),
            Image = MediaReader.Picture(podcast, folder, "image"),
            IsLocked = podcast.Flag("locked"),
        };
    }

    private static string? Id(FrontMatterReader podcast)
    {
        var id = podcast.Text("guid");
        if (id is null || Guid.TryParseExact(id, "D", out _))
        {
            return id;
        }

        podcast.Warn(podcast["guid"], "podcast/guid", id);
        return null;
    }

    private static Author? Owner(FrontMatterReader podcast, string? author)
    {
        if (podcast["owner"] is not { } node)
        {
            return null;
        }

        if (node.Pairs is null)
        {
            podcast.Warn(node, "podcast/owner");
            return null;
        }

        podcast.WarnOfUnknown(node, KeyNames.OfOwner);
        var owner = podcast.Within(node, Severity.Warning);
        var email = owner.Text("email");
        if (email is not null && !IsAddress(email))
        {
            owner.Warn(owner["email"], "podcast/email", email);
            email = null;
        }

        return (owner.Text("name") ?? author ?? email) is { } name ? new Author(name, email) : null;
    }

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Apple's words for what the podcast is about. Of a wrong sub-category, the category stays.</summary>
    private static (string? Category, string? Subcategory) Category(FrontMatterReader podcast)
    {
        if (podcast.Text("category") is not { } written)
        {
            return default;
        }

        if (PodcastCategories.Find(written) is { } found)
        {
            return found;
        }

        if (PodcastCategories.NearestTo(written) is { } nearest)
        {
            podcast.Warn(podcast["category"], "podcast/category-near", written, nearest);
        }
        else
        {
            podcast.Warn(podcast["category"], "podcast/category", written);
        }

        return PodcastCategories.FindOuter(written) is { } outer ? (outer, null) : default((string?, string?));
    }
}
