using NewsFeeds.Articles;

namespace NewsFeeds.Rendering;

/// <summary>A link or picture of a body that readers do not get.</summary>
/// <param name="Address">The address as the HTML has it.</param>
/// <param name="IsPicture">Whether it is shown rather than followed.</param>
/// <param name="Fault">Why, without its place in the text.</param>
internal readonly record struct LostLink(string Address, bool IsPicture, Fault Fault);
