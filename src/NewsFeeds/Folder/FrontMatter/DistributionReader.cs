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
            if (key.Text is not { } name || (name != Key && Array.IndexOf(KeyNames.OfPicture, name) >= 0))
            {
                continue;
            }

            if (name == Key && value.Flag is { } flag)
            {
                isDistributed &= flag;
            }
            else if (name == Key || MayBeMeant(name))
            {
                keys.Warn(value.IsNull ? key : value, "not-distributed", name);
                isDistributed = false;
            }
            else
            {
                keys.WarnOfUnknown(key, name, KeyNames.OfPicture);
            }
        }

        return isDistributed;
    }

    private static bool MayBeMeant(string name)
    {
        var bare = KeySpelling.Bare(name);
        return bare.Contains(Root, StringComparison.Ordinal) || Nearest.Of(bare, [Key]) is not null;
    }
}
