namespace NewsFeeds.Articles;

/// <summary>A person who wrote an article, or the publication that publishes it.</summary>
/// <param name="Name">The name as it is printed, such as "Hoàng Lợi".</param>
/// <param name="Email">An address that may be published, or null.</param>
/// <param name="Url">An absolute http(s) address of the person's page, or null.</param>
public sealed record Author(string Name, string? Email = null, string? Url = null);
