using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;

namespace NewsFeeds.Checks;

/// <summary>What the <c>_index.md</c> of the publication and of each category say beside what reading them tells.</summary>
internal static class IndexCheck
{
    // Not through links, which may lead round in a circle.
    private static readonly EnumerationOptions AnyDepth = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IEnumerable<Fault> Run(ContentFolder folder, CheckedContent content)
    {
        if (!File.Exists(Path.Combine(folder.Root, "_index.md")))
        {
            yield return new Fault("_index.md", 0, 0, Severity.Warning, "no-publication",
                "there is no _index.md that tells the publication's title, language, timezone and authority; feeds are called 'News' until it does");
        }

        var buffer = new byte[Manuscript.MaxFileBytes];
        var publication = content.Edition.Publication;
        foreach (var fault in Of("_index.md", [], [(publication.Logo, "logo"), (publication.Icon, "icon")])
            .Concat(content.Categories.Values.SelectMany(category => Of(category.Folder + "/_index.md", category.Aliases, [(category.Image, "image")]))))
        {
            yield return fault;
        }

        foreach (var category in content.Categories.Values.Where(category => !Directory.EnumerateFiles(Path.Combine(folder.Root, category.Folder), "*.md", AnyDepth).Any()))
        {
            yield return new Fault(category.Folder + "/_index.md", 0, 0, Severity.Warning, "empty-category",
                $"'{category.Folder}' holds neither an article nor an _index.md, and is a category with empty feeds all the same; put its files beside the articles that show them");
        }

        IEnumerable<Fault> Of(string file, IReadOnlyList<string> aliases, (Picture? Picture, string Key)[] pictures)
        {
            if (folder.ReadManuscript(file, buffer, out var length) is not { } matter)
            {
                yield break;
            }

            var manuscript = new CheckedFile(file, matter, buffer.AsMemory(0, length));
            foreach (var fault in Characters.Check(manuscript))
            {
                yield return fault;
            }

            foreach (var alias in aliases.Where(content.Categories.ContainsKey))
            {
                yield return manuscript.Warning(manuscript["aliases"], "alias-taken", $"the alias '{alias}' leads nowhere: there is a category of that path; take it out");
            }

            foreach (var (picture, key) in pictures)
            {
                if (picture is not null && MediaCheck.Trouble(picture.Source, content.Media) is { } trouble)
                {
                    yield return manuscript.Warning(manuscript[key] ?? manuscript["image"], "missing-picture", trouble);
                }
            }
        }
    }
}
