using System.Security.Cryptography;

namespace NewsFeeds.Server.Pages;

/// <summary>The style sheets and the script of pages, which are embedded in the assembly.</summary>
internal static class AssetFiles
{
    // In the order in which they follow each other: a later rule wins over an equal one.
    private static readonly string[] Sheets =
        ["base", "frame", "follow", "front", "lists", "month", "article", "missing", "print"];

    /// <summary>One style sheet for every page.</summary>
    public static readonly byte[] Stylesheet = [.. Sheets.SelectMany(sheet => Read($"Pages.Assets.site.{sheet}.css"))];

    public static readonly byte[] Script = Read("Pages.Assets.copy.js");

    /// <summary>
    /// The query of the style sheet's address. The service ignores it, but a browser loads the file again after an upgrade.
    /// </summary>
    public static readonly string StylesheetVersion = Version(Stylesheet);

    /// <inheritdoc cref="StylesheetVersion"/>
    public static readonly string ScriptVersion = Version(Script);

    /// <summary>Reads a file that is embedded.</summary>
    /// <param name="name">Its path in this project, with dots.</param>
    public static byte[] Read(string name)
    {
        using var resource = typeof(AssetFiles).Assembly.GetManifestResourceStream($"NewsFeeds.Server.{name}")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Version(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4));
}
