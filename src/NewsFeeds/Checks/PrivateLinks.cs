using System.Text.RegularExpressions;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Checks;

/// <summary>Finds addresses that work on the editor's machine or in the newsroom alone.</summary>
internal static partial class PrivateLinks
{
    // The keys whose values are addresses. An id or a former address leads nowhere.
    private static readonly string[] Keys =
        ["link", "source", "image", "enclosures", "episode", "logo", "icon", "license", "podcast", .. KeyNames.Authors];

    /// <summary>Whether an address that somebody wrote is of a machine or a network that readers cannot reach.</summary>
    /// <param name="written">The address.</param>
    /// <param name="addresses">The service's own, whose host may be private: a newsroom may publish for its own network.</param>
    public static bool Is(string written, PublicUrls addresses)
    {
        var reference = Reference.Of(written);
        return WebAddress.Is(reference.Text, out var address)
            ? !PublicNetwork.HasHostOf(address) && (address.IsLoopback || addresses.PathOf(reference.Text) is null)
            : reference.Kind == ReferenceKind.Nowhere && OnAMachine().IsMatch(reference.Text);
    }

    /// <summary>A warning of each private web address in front matter. One that is no web address has a fault already.</summary>
    public static IEnumerable<Fault> InFrontMatter(CheckedFile file, PublicUrls addresses) =>
        from key in Keys
        from node in CheckedFile.TextsIn(file[key])
        where Reference.Of(node.Text!).Kind == ReferenceKind.Web && Is(node.Text!, addresses)
        select file.Warning(node, "private-link", node.Text!);

    // A drive of Windows, which looks like a scheme.
    [GeneratedRegex("^(?:file|[a-z]):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnAMachine();
}
