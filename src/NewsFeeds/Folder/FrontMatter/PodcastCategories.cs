using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Apple's categories of podcasts, which other directories use too (podcasters.apple.com/support/1691-apple-podcasts-categories).
/// </summary>
internal static class PodcastCategories
{
    private static readonly (string Category, string[] Subcategories)[] All =
    [
        ("Arts", ["Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"]),
        ("Business", ["Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"]),
        ("Comedy", ["Comedy Interviews", "Improv", "Stand-Up"]),
        ("Education", ["Courses", "How To", "Language Learning", "Self-Improvement"]),
        ("Fiction", ["Comedy Fiction", "Drama", "Science Fiction"]),
        ("Government", []),
        ("Health & Fitness", ["Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"]),
        ("History", []),
        ("Kids & Family", ["Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"]),
        (
            "Leisure",
            ["Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"]
        ),
        ("Music", ["Music Commentary", "Music History", "Music Interviews"]),
        (
            "News",
            ["Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"]
        ),
        ("Religion & Spirituality", ["Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"]),
        (
            "Science",
            [
                "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature", "Physics",
                "Social Sciences",
            ]
        ),
        ("Society & Culture", ["Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"]),
        (
            "Sports",
            [
                "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running", "Soccer",
                "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling",
            ]
        ),
        ("Technology", []),
        ("True Crime", []),
        ("TV & Film", ["After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"]),
    ];

    private static readonly Dictionary<string, (string Category, string? Subcategory)> ByName =
        All.SelectMany(each => each.Subcategories.Prepend(null).Select(sub => (each.Category, sub)))
            .ToDictionary(each => Name(each.Category, each.sub), StringComparer.OrdinalIgnoreCase);

    /// <summary>A category as <c>News</c>, <c>News/Daily News</c> or <c>News > Daily News</c>, whatever its case; null for none.</summary>
    public static (string Category, string? Subcategory)? Find(string written) =>
        ByName.TryGetValue(Usual(written), out var found) ? found : null;

    /// <summary>The category of a sub-category, known or not; null for none.</summary>
    public static string? FindOuter(string written) => Find(Usual(written).Split('/')[0])?.Category;

    /// <summary>The name that is spelled most like this one, alone or within its category; null when none is near.</summary>
    public static string? NearestTo(string written)
    {
        var name = Usual(written);
        if (Nearest.Of(name, ByName.Keys) is { } whole)
        {
            return whole;
        }

        var subcategory = Nearest.Of(name.Split('/')[^1], ByName.Values.Select(each => each.Subcategory).OfType<string>());
        return subcategory is null ? null : ByName.First(each => each.Value.Subcategory == subcategory).Key;
    }

    private static string Usual(string written) => string.Join('/', written.Split('/', '>').Select(part => part.Trim()))
        .Replace(" and ", " & ", StringComparison.OrdinalIgnoreCase);

    private static string Name(string category, string? subcategory) => subcategory is null ? category : $"{category}/{subcategory}";
}
