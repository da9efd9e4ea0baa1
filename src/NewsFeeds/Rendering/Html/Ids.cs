using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsFeeds.Text;

namespace NewsFeeds.Rendering.Html;

/// <summary>
/// Removes ids that nothing in the entry links to, and gives the others a prefix, because a reader shows many entries in one page.
/// </summary>
internal static class Ids
{
    /// <summary>
    /// Labels the arrows of footnotes while Markdig's classes are still there. Returns the markers and notes, which are not running text.
    /// </summary>
    public static List<INode> Prepare(IHtmlElement body, string backLabel)
    {
        var notes = new List<INode>();
        foreach (var back in body.QuerySelectorAll("a.footnote-back-ref"))
        {
            var number = (back.GetAttribute("href") ?? "").Split(':')[^1];
            back.SetAttribute("aria-label", $"{backLabel} {number}".Trim());
            notes.Add(back);
        }

        // Old pages write <a name> for an id.
        foreach (var anchor in body.QuerySelectorAll("a[name]:not([id])"))
        {
            anchor.Id = anchor.GetAttribute("name");
        }

        notes.AddRange(body.QuerySelectorAll("a.footnote-ref"));
        foreach (var list in body.QuerySelectorAll("div.footnotes"))
        {
            var section = list.Make("section");
            section.Append([.. list.ChildNodes]);
            list.Replace(section);
            notes.Add(section);
        }

        return notes;
    }

    /// <summary>Works in place, after the sanitiser. A link to a fragment that is nowhere in the entry becomes plain text.</summary>
    public static void Prefix(IHtmlElement body, string prefix)
    {
        var targets = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            targets.TryAdd(element.Id!, element);
        }

        var links = body.QuerySelectorAll("a[href^='#']").Select(link => (Link: link, Target: Target(link))).ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, target) in links)
        {
            if (targets.ContainsKey(target) && !names.ContainsKey(target))
            {
                names.Add(target, Unique($"{Plain(prefix)}-{Slug.From(XmlCharacters.Clean(target))}", taken));
            }
        }

        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            if (names.TryGetValue(element.Id!, out var name) && targets[element.Id!] == element)
            {
                element.Id = name;
            }
            else
            {
                element.RemoveAttribute("id");
            }
        }

        foreach (var (link, target) in links)
        {
            if (names.TryGetValue(target, out var name))
            {
                link.SetAttribute("href", "#" + name);
            }
            else
            {
                link.RemoveAttribute("href");
            }
        }

        foreach (var anchor in body.QuerySelectorAll("a:not([href]):not([id])"))
        {
            anchor.Unwrap();
        }
    }

    /// <summary>
    /// Makes links to fragments lead to the article's page, because a reader shows an entry at an address of its own. Returns whether there
    /// are any.
    /// </summary>
    public static bool LeadTo(IHtmlElement body, string articlePage)
    {
        var links = body.QuerySelectorAll("a[href^='#']");
        foreach (var link in links)
        {
            link.SetAttribute("href", articlePage + link.GetAttribute("href"));
        }

        return links.Length > 0;
    }

    private static string Target(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")![1..]);

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = FormattableString.Invariant($"{name}-{number}");
        }

        return unique;
    }

    private static string Plain(string prefix)
    {
        var plain = new StringBuilder(prefix.Length);
        foreach (var c in prefix)
        {
            plain.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-');
        }

        return plain.ToString();
    }
}
