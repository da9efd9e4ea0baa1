using NewsFeeds.Articles;

namespace NewsFeeds.Rendering;

/// <summary>Where a link or picture of an article leads.</summary>
/// <param name="Address">The absolute address; null where it leads nowhere that can be opened or shown.</param>
/// <param name="File">The path in the content folder of the picture or sound that it names; null where it names none.</param>
/// <param name="Loss">
/// The fault that says why readers do not get it, without its place in the text; null where they get it, or where nothing has to be said.
/// </param>
internal readonly record struct LinkTarget(string? Address, string? File = null, Fault? Loss = null);
