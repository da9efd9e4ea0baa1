using System.Xml.Linq;

namespace NewsFeeds.Imports.FeedFiles;

/// <summary><c>xml:base</c>: what relative addresses begin from. Pure.</summary>
internal static class XmlBase
{
    /// <summary>The base in an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="around">The base around it; null for none.</param>
    public static Uri? Of(XElement element, Uri? around) =>
        FeedAddress.Of((string?)element.Attribute(XNamespace.Xml + "base"), around) ?? around;

    /// <summary>The base in the last of elements that stand in each other.</summary>
    public static Uri? Of(IEnumerable<XElement> elements) => elements.Aggregate((Uri?)null, (around, element) => Of(element, around));
}
