using NewsFeeds.Articles;

namespace NewsFeeds.Postgres.Following;

/// <summary>What a look has found of a row that is new or has changed.</summary>
/// <param name="Row">What is known of it from now on.</param>
/// <param name="Faults">What is wrong in it.</param>
/// <param name="Text">Its words, where few rows were read.</param>
internal sealed record FoundRow(KnownRow Row, IReadOnlyList<Fault> Faults, ArticleText? Text)
{
    /// <summary>Whether no version of its article is served any more.</summary>
    public bool Ends { get; init; }
}
