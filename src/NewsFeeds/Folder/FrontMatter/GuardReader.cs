using NewsFeeds.Articles;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>Reads the keys that hold an article back, end it or withdraw it.</summary>
internal static class GuardReader
{
    /// <summary>
    /// Reads the guards into a draft. A version with an error ends the last good version in two cases: a guard itself is wrong, or the
    /// guards say that the article is a draft, withdrawn, or by its dates was not public when it was written.
    /// </summary>
    public static void Read(FrontMatterReader keys, ArticleDraft draft, DateTimeOffset written)
    {
        var errors = keys.Errors;
        draft.PublishDate = PublishDate(keys);
        draft.ExpiryDate = keys.Date(KeyNames.ExpiryDate);
        draft.Retraction = Retraction(keys);
        draft.IsDraft = IsDraft(keys);
        var isOut = draft.PublishDate > written || draft.ExpiryDate <= written;
        if (draft.IsDraft || draft.Retraction is not null || isOut || keys.Errors > errors)
        {
            keys.HoldBack();
        }
    }

    private static DateTimeOffset? PublishDate(FrontMatterReader keys)
    {
        var (date, published) = (keys[KeyNames.PublishDate], keys["published"]);
        if (date is null || (date == published && published.Flag is not null))
        {
            return null;
        }

        return keys.DateOf(date, date == published ? "published" : "publishDate");
    }

    private static bool IsDraft(FrontMatterReader keys)
    {
        var draft = keys.Flag("draft");
        var isUnpublished = keys["published"]?.Flag == false;
        if (draft == false && isUnpublished)
        {
            keys.Error(keys["published"], "guard/two", "draft", "published");
        }

        return draft ?? isUnpublished;
    }

    private static Retraction? Retraction(FrontMatterReader keys)
    {
        // 'retracted: false' means that the article is not withdrawn. 'retracted: true' gives readers no notice.
        if (keys["retracted"] is not { } node || node.Flag == false)
        {
            return null;
        }

        var notice = node.Pairs is null ? node : node.Pairs.Find(pair => pair.Key.Text == "notice").Value;
        var isWithin = notice is not null && notice != node;
        var text = notice is null or { IsEmpty: true } or { Text: null } or { Flag: true } ? null : keys.TextOf(notice, "retracted");
        var date = FrontMatterReader.Part(node, "date");

        // The system of a newsroom may know when an article was withdrawn, and have no words for it.
        var isDateAlone = date is not null && (notice is { IsEmpty: true } || node.Pairs is [_]);
        if (text is null && !isDateAlone)
        {
            if (isWithin)
            {
                keys.Error(notice, "wrong-type/notice");
            }
            else
            {
                keys.Error(node, "wrong-type/retracted");
            }

            return null;
        }

        keys.WarnOfUnknown(node, KeyNames.OfRetraction);
        if (date is null)
        {
            keys.Warn(node, "no-date/retracted");
        }

        return new Retraction(keys.DateIn(node, "retracted"), text);
    }
}
