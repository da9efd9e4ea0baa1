using System.Text;
using NewsFeeds.Addresses;

namespace NewsFeeds.Server.Exports;

/// <summary>The names of exported files, relative to their folder.</summary>
internal static class FileNames
{
    public const string Front = "index.html";
    public const string PageEnding = ".html";

    /// <summary>The usual file systems take no longer name of a file or folder.</summary>
    public const int MostBytes = 255;

    /// <summary>The file of an address. A page's name has no extension in its address.</summary>
    public static string Of(Address address)
    {
        var name = address.Path[1..];
        if (name.Length == 0 || name.EndsWith('/'))
        {
            return name + Front;
        }

        return Path.HasExtension(name) ? name : name + PageEnding;
    }

    /// <summary>Whether the file of an address can be written. The name of a tag or of a person may be too long for a folder.</summary>
    public static bool Fits(Address address) => Of(address).Split('/').All(name => Encoding.UTF8.GetByteCount(name) <= MostBytes);
}
