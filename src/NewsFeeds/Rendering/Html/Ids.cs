using System.Text;
using AngleSharp.Dom;
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
    public static List<INode> Prepare(HtmlTree tree, string backLabel)
    {
        var notes = new List<INode>();
        foreach (var back in tree.All("a.footnote-back-ref"))
        {
            var number = (back.GetAttribute("href") ?? "").Split(':')[^1];
            back.SetAttribute("aria-label", $"{backLabel} {number}".Trim());
            notes.Add(back);
        }

        // Old pages write <a name> for an id.
        foreach (var anchor in tree.All("a[name]:not([id])"))
        {
            anchor.Id = anchor.GetAttribute("name");
        }

        notes.AddRange(tree.All("a.footnote-ref"));
        foreach (var list in tree.All("div.footnotes"))
        {
            var section = list.Make("section");
            section.AddChildren(list.TakeChildren());
            tree.Replace(list, section);
            notes.Add(section);
        }

        tree.ApplyChanges();

        return notes;
    }

    /// <summary>Works in place, after the sanitiser. A link to a fragment that is nowhere in the entry becomes plain text.</summary>
    public static void Prefix(HtmlTree tree, string prefix)
    {
        var targets = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var element in tree.All("[id]"))
        {
            targets.TryAdd(element.Id!, element);
        }

        var links = tree.All("a[href^='#']").Select(link => (Link: link, Target: Target(link))).ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, target) in links)
        {
            if (targets.ContainsKey(target) && !names.ContainsKey(target))
            {
                names.Add(target, Unique($"{Plain(prefix)}-{Slug.From(XmlCharacters.Clean(target))}", taken));
            }
        }

        foreach (var element in tree.All("[id]"))
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

        foreach (var anchor in tree.All("a:not([href]):not([id])"))
        {
            tree.Unwrap(anchor);
        }

        tree.ApplyChanges();
    }

    /// <summary>
    /// Makes links to fragments lead to the article's page, because a reader shows an entry at an address of its own. Returns whether there
    /// are any.
    /// </summary>
    public static bool LeadTo(HtmlTree tree, string articlePage)
    {
        var links = tree.All("a[href^='#']");
        foreach (var link in links)
        {
            link.SetAttribute("href", articlePage + link.GetAttribute("href"));
        }

        return links.Count > 0;
    }

    private static string Target(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")![1..]);

    /// <param name="name">The name, perhaps taken.</param>
    /// <param name="taken">Each name with the last number that was put behind it. Numbers go on from there.</param>
    private static string Unique(string name, Dictionary<string, int> taken)
    {
        if (taken.TryAdd(name, 1))
        {
            return name;
        }

        string unique;
        do
        {
            unique = FormattableString.Invariant($"{name}-{++taken[name]}");
        }
        while (!taken.TryAdd(unique, 1));
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
