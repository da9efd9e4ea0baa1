namespace NewsFeeds.Articles;

/// <summary>What an article says of itself for the podcast form. Null parts are not given.</summary>
/// <param name="Number">Its number in its season, 1 or more.</param>
/// <param name="Season">The number of its season, 1 or more.</param>
/// <param name="Type"><c>full</c>, <c>trailer</c> or <c>bonus</c>.</param>
/// <param name="IsExplicit">Whether it is not for children.</param>
/// <param name="Image">A square cover of its own.</param>
/// <param name="Transcript">An absolute http(s) address, or the path in the content folder, of its words with their times.</param>
public sealed record Episode(
    int? Number = null, int? Season = null, string? Type = null, bool? IsExplicit = null, Picture? Image = null,
    string? Transcript = null);
