namespace NewsFeeds.Addresses;

/// <summary>The forms in which a feed is published.</summary>
public enum FeedForm
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}

/// <summary>The file name of each form: the last segment of a feed's address.</summary>
public static class FeedForms
{
    private static readonly (FeedForm Form, string FileName)[] Names =
        [(FeedForm.Rss, "rss.xml"), (FeedForm.Atom, "atom.xml"), (FeedForm.Json, "feed.json")];

    extension(FeedForm form)
    {
        /// <summary>The form's file name, such as <c>rss.xml</c>.</summary>
        public string FileName => Array.Find(Names, each => each.Form == form).FileName;
    }

    /// <summary>The form with this file name, whatever its case, or null.</summary>
    public static FeedForm? Named(string fileName)
    {
        foreach (var (form, name) in Names)
        {
            if (name.Equals(fileName, StringComparison.OrdinalIgnoreCase))
            {
                return form;
            }
        }

        return null;
    }
}
