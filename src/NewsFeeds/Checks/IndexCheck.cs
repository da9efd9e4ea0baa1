using NewsFeeds.Articles;
using NewsFeeds.Articles.Folder;

namespace NewsFeeds.Checks;

/// <summary>What the <c>_index.md</c> of the publication and of each category say beside what reading them tells.</summary>
internal static class IndexCheck
{
    public static IEnumerable<Fault> Run(ContentFolder folder, CheckedContent content)
    {
        if (!File.Exists(Path.Combine(folder.Root, "_index.md")))
        {
            yield return new Fault("_index.md", 0, 0, Severity.Warning, "no-publication",
                "there is no _index.md that tells the publication's title, language, timezone and authority; feeds are called 'News' until it does");
        }

        var buffer = new byte[FrontMatter.MaxFileBytes];
        foreach (var fault in Of("", [(content.Edition.Publication.Logo, "logo"), (content.Edition.Publication.Icon, "icon")]))
        {
            yield return fault;
        }

        foreach (var fault in content.Categories.Values.SelectMany(category => Of(category.Folder + "/", [(category.Image, "image")])))
        {
            yield return fault;
        }

        IEnumerable<Fault> Of(string path, (Picture? Picture, string Key)[] pictures)
        {
            if (folder.ReadMatter(path + "_index.md", buffer, out var length) is not { } matter)
            {
                yield break;
            }

            var manuscript = new Manuscript(path + "_index.md", matter, buffer.AsMemory(0, length));
            foreach (var fault in Characters.Check(manuscript))
            {
                yield return fault;
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
