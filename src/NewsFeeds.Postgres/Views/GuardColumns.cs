using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Postgres.Views;

/// <summary>
/// Names of columns that may be meant to hold a row back, end it or withdraw it. A guard that is not understood must not be passed over.
/// </summary>
internal static class GuardColumns
{
    // The contract's own, and words of databases.
    private static readonly string[] Words =
    [
        "draft", "appears", "leaves", "retracted", "published", "notice", "deleted", "removed", "trashed", "archived", "unpublished",
        "publish", "unpublish", "expired", "expires", "expire", "embargoed", "disabled", "blocked", "visible", "invisible", "public",
    ];

    private static readonly string[] Fillers = ["is", "has", "was", "at", "on", "date", "time", "until", "from", "by", "not"];

    /// <summary>Whether an unknown column may be a guard: by its whole name, or by a word of it.</summary>
    public static bool MayBe(string name)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries).Except(Fillers, StringComparer.OrdinalIgnoreCase);
        return words.Append(name).Any(IsGuard);
    }

    private static bool IsNear(string bare) =>
        Guards.IsNear(bare) || Nearest.Of(bare, Words.Where(each => each.Length > 5)) is not null;

    private static bool IsGuard(string word)
    {
        var bare = KeySpelling.Bare(word);
        return Guards.WordOf(bare) is not null || Guards.Names.Contains(word, StringComparer.OrdinalIgnoreCase)
            || Words.Contains(bare, StringComparer.Ordinal) || (bare.Length > 4 && IsNear(bare));
    }
}
