using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NewsFeeds.Tests.Feeds;

/// <summary>Reads documents back with a parser that knows nothing of the writers.</summary>
internal static class Documents
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    public static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Podcasts = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    public static XElement Root(byte[] bytes) => XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace).Root!;

    public static XElement Root(string text) => Root(Encoding.UTF8.GetBytes(text));

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>What is wrong with the namespaces: each must be declared on the root, under a prefix, and be used.</summary>
    public static IEnumerable<string> NamespaceFaults(XElement root)
    {
        var used = root.DescendantsAndSelf().Select(element => element.Name.Namespace)
            .Concat(root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.Namespace)).ToHashSet();
        foreach (var declaration in root.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration))
        {
            if (declaration.Parent != root)
            {
                yield return $"{declaration} is not on the root";
            }

            if (!used.Contains(declaration.Value))
            {
                yield return $"{declaration} is not used";
            }
        }
    }

    public static bool IsAbsolute(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && url!.All(char.IsAscii);

    public static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes));
}
