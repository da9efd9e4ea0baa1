using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// Reads whether a picture may go out in feeds. An editor has promised that to the owner of its rights, so it goes out in none where the
/// word is not understood.
/// </summary>
internal static class DistributionReader
{
    private const string Key = "distribute";

    private const string Root = "distrib";

    /// <summary>Whether a picture is distributed. Reports the keys that a picture does not have.</summary>
    public static bool Read(FrontMatterReader keys, YamlNode picture)
    {
        var isDistributed = true;
        foreach (var (key, value) in picture.Pairs ?? [])
        {
            if (key.Text is { } name && MayBeMeant(name))
            {
                if (name != Key || value.Flag is null)
                {
                    keys.Warn(value.IsNull ? key : value, "not-distributed", name);
                }

                isDistributed &= name == Key && value.Flag == true;
            }
        }

        foreach (var key in FrontMatterReader.UnknownIn(picture, KeyNames.OfPicture).Where(key => !MayBeMeant(key.Text!)))
        {
            keys.WarnOfUnknown(key, key.Text!, KeyNames.OfPicture);
        }

        return isDistributed;
    }

    private static bool MayBeMeant(string name)
    {
        var bare = KeySpelling.Bare(name);
        return bare.Contains(Root, StringComparison.Ordinal) || Nearest.Of(bare, [Key]) is not null;
    }
}
