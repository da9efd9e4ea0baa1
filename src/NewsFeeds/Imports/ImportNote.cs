using System.Globalization;
using NewsFeeds.Articles;

namespace NewsFeeds.Imports;

/// <summary>Something that an import tells about one post or one place of a file.</summary>
/// <param name="Fault">
/// What it is, and where: in a file that is read, or in a folder of the content folder. It is an error where a post was lost or torn.
/// </param>
/// <param name="Post">The path of the post's file in the content folder, else its id or title; empty where it concerns no post.</param>
public sealed record ImportNote(Fault Fault, string Post)
{
    /// <summary><c>file:line</c>, or a whole file.</summary>
    public string Place =>
        Fault.Line == 0 ? Fault.File : string.Create(CultureInfo.InvariantCulture, $"{Fault.File}:{Fault.Line}");
}
