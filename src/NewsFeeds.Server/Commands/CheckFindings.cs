using NewsFeeds.Articles;

namespace NewsFeeds.Server.Commands;

/// <summary>What a check found.</summary>
/// <param name="Texts">How to say it.</param>
/// <param name="Articles">How many articles were checked.</param>
/// <param name="Faults">What is wrong, and what was asked for.</param>
internal sealed record CheckFindings(CommandTexts Texts, int Articles, IReadOnlyList<Fault> Faults)
{
    /// <summary>The tables that could not be changed to try versions.</summary>
    public IReadOnlyList<string> Untried { get; init; } = [];

    /// <summary>Whether every file that was named was passed over.</summary>
    public bool IsOfNothing { get; init; }

    /// <summary>Whether files were named and none of them is there, which is a mistake of whoever typed their names.</summary>
    public bool IsOfMissing { get; init; }

    /// <summary>Why the content could not be checked; null where it could.</summary>
    public string? Refusal { get; private init; }

    /// <summary>The content could not be checked.</summary>
    public static CheckFindings Refused(CommandTexts texts, string why) => new(texts, 0, []) { Refusal = why };
}
