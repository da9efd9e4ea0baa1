using NewsFeeds.Articles;

namespace NewsFeeds.Checks;

/// <summary>Finds redirects that no request follows, because something else answers at their address.</summary>
internal static class RedirectsCheck
{
    public static IEnumerable<Fault> Run(RedirectTable redirects, CheckedContent content)
    {
        foreach (var former in redirects.Targets.Keys)
        {
            if (content.HolderOf(former) is { } holder)
            {
                yield return new Fault(ContentPath.RedirectsFile, 0, 0, Severity.Warning, "redirect-taken", former, holder);
            }
            else if (content.Edition.FormerAddresses.TryGetValue(former, out var article))
            {
                yield return new Fault(
                    ContentPath.RedirectsFile, 0, 0, Severity.Warning, "redirect-taken/alias", former, article.Key);
            }
        }
    }
}
