using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Folder.Scanning;

namespace NewsFeeds.Checks;

/// <summary>Checks the <c>_index.md</c> of the publication and of each category against the rest of the content.</summary>
internal static class IndexCheck
{
    // Symbolic links are not followed, because they may lead in a circle.
    public static readonly EnumerationOptions AnyDepth = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IEnumerable<Fault> Run(ContentFolder folder, CheckedContent content, CheckScope scope)
    {
        if (scope.Holds(ContentPath.IndexFile) && !File.Exists(Path.Combine(folder.Root, ContentPath.IndexFile)))
        {
            yield return new Fault(ContentPath.IndexFile, 0, 0, Severity.Warning, "no-publication");
        }

        var buffer = new byte[Manuscript.MaxFileBytes];
        var publication = content.Edition.Publication;
        var categories = content.Categories.Values.Where(category => scope.Holds(ContentPath.IndexOf(category.Folder))).ToList();
        foreach (var fault in Of(
            ContentPath.IndexFile, [], [(publication.Logo, "logo"), (publication.Icon, "icon")],
            file => PartnerCheck.Run(file, content.Edition))
            .Concat(categories.SelectMany(OfCategory)))
        {
            yield return fault;
        }

        foreach (var category in categories.Where(category => !HasManuscript(folder, category)))
        {
            yield return new Fault(ContentPath.IndexOf(category.Folder), 0, 0, Severity.Warning, "empty-category", category.Folder);
        }

        IEnumerable<Fault> OfCategory(Category category) =>
            Of(
                ContentPath.IndexOf(category.Folder), category.Aliases, [(category.Image, "image")],
                file => PodcastCheck.Of(file, category, content));

        IEnumerable<Fault> Of(
            string file, IReadOnlyList<string> aliases, (Picture? Picture, string Key)[] pictures,
            Func<CheckedFile, IEnumerable<Fault>> more)
        {
            if (!scope.Holds(file) || folder.ReadManuscript(file, buffer, out var length) is not { } matter)
            {
                yield break;
            }

            var manuscript = new CheckedFile(file, matter, buffer.AsMemory(0, length));
            foreach (var fault in Characters.Check(manuscript).Concat(CutTexts.Check(manuscript))
                .Concat(PrivateLinks.InFrontMatter(manuscript, content.Addresses)).Concat(more(manuscript)))
            {
                yield return fault;
            }

            foreach (var alias in aliases.Where(content.Categories.ContainsKey))
            {
                yield return manuscript.Warning(manuscript["aliases"], "alias-taken", alias);
            }

            var check = new PictureCheck(file);
            foreach (var (picture, key) in pictures.Where(each => each.Picture is not null))
            {
                var node = manuscript[key] ?? manuscript["image"];
                foreach (var fault in MediaCheck.OfPicture(manuscript, node, picture!.Source, content.Media, check))
                {
                    yield return fault;
                }
            }
        }
    }

    private static bool HasManuscript(ContentFolder folder, Category category) =>
        Directory.EnumerateFiles(Path.Combine(folder.Root, category.Folder), "*", AnyDepth)
            .Where(file => TextFile.IsManuscript(Path.GetRelativePath(folder.Root, file)))
            .Any(file => ContentPath.IsMarkdown(file) || UnreadFiles.HasFrontMatter(file));
}
