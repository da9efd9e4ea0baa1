using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds new</c>: begins an article and never touches an existing one.</summary>
internal static class NewCommand
{
    private const int MostNamed = 30;

    public static void AddTo(RootCommand root)
    {
        var begin = new Command("new", "Begin an article: a dated file with a permanent id, a draft until 'draft: true' is removed");
        var title = new Argument<string>("TITLE") { Description = "Its title; the file's name and its address are made from it" };
        var category = new Option<string>("--category")
        {
            Description = "Its category, by path or title",
            HelpName = "PATH",
            Required = true,
        };
        var publish = new Option<bool>("--publish") { Description = "No draft: a running service publishes the file at once" };
        var content = new ContentOption();
        begin.Arguments.Add(title);
        begin.Options.Add(category);
        begin.Options.Add(publish);
        begin.Options.Add(content);
        begin.HasExamples(
            "newsfeeds new \"Khai giảng năm học mới\" --category giao-duc",
            "newsfeeds new \"Chung kết: 3-1\" --category the-thao/bong-da --content ../newsroom",
            "$EDITOR \"$(newsfeeds new 'Giá cà phê' --category 'Kinh tế')\"");
        begin.SetAction(parsed => Run(
            content.Read(parsed).Content,
            parsed.GetValue(title)!,
            parsed.GetValue(category)!,
            !parsed.GetValue(publish),
            Terminal.Of(parsed)));
        root.Subcommands.Add(begin);
    }

    private static int Run(string path, string title, string category, bool isDraft, Terminal terminal)
    {
        using var folder = new ContentFolder(path, defaultAuthority: "");
        var texts = new CommandTexts(folder.ReadLanguage());
        var change = ProgressReport.While(texts.Reading, folder.Read, terminal);
        if (!change.Available)
        {
            return terminal.Fail(ContentFolder.Missing(path).MessageIn(texts.Language));
        }

        if (change.PublicationFault is { } unread)
        {
            return terminal.Fail((unread with { File = Path.Combine(path, unread.File) }).LineIn(texts.Language));
        }

        // The empty path is that of the publication, and its file is never to be written over.
        if (Slug.FromPath(category).Length == 0)
        {
            return terminal.Fail(texts.CategoryNeeded(category));
        }

        var categories = change.Categories!.DistinctBy(each => each.Path).ToDictionary(each => each.Path, StringComparer.Ordinal);
        if (Find(category, categories) is not { } found)
        {
            return terminal.Fail(Unknown(path, category, categories, texts));
        }

        if (found.Gone)
        {
            return terminal.Fail(texts.CategoryGone(found.Path));
        }

        if (PlainText.Line(title).Length == 0)
        {
            return terminal.Fail(texts.NoTitle);
        }

        var article = NewArticle.Begin(title, found, change.Publication!, TimeProvider.System.GetUtcNow(), isDraft);
        if (change.Articles.FirstOrDefault(each => each.Day == article.Day && each.Slug == article.Slug) is { } other)
        {
            return terminal.Fail(texts.AddressTaken(Path.Combine(path, other.Key)));
        }

        // A renamed file has another address but keeps its id.
        if (change.Articles.FirstOrDefault(each => each.Id == article.Id) is { } holder)
        {
            return terminal.Fail(texts.IdTaken(Path.Combine(path, holder.Key)));
        }

        var file = Path.Combine(path, article.File);
        if (!ContentWriter.TryCreate(file, article.Text))
        {
            return terminal.Fail(texts.FileTaken(file));
        }

        terminal.Write(file);
        return 0;
    }

    private static Category? Find(string words, IReadOnlyDictionary<string, Category> categories) =>
        categories.GetValueOrDefault(Slug.FromPath(words))
        ?? categories.Values.FirstOrDefault(category => Slug.From(category.Title) == Slug.From(words));

    private static string Unknown(string path, string words, IReadOnlyDictionary<string, Category> categories, CommandTexts texts)
    {
        var slug = Slug.FromPath(words);
        var index = Path.Combine(path, slug, "_index.md");
        var near = Nearest.Of(slug, categories.Keys.Concat(categories.Values.Select(category => Slug.From(category.Title))), 3);
        if (near is not null)
        {
            return texts.NoCategoryNear(words, index, Find(near, categories)!.Path);
        }

        if (categories.Count == 0)
        {
            return texts.NoCategory(words, index);
        }

        var named = string.Join(", ", categories.Keys.Order(StringComparer.Ordinal).Take(MostNamed));
        return texts.NoCategoryAmong(
            words, index, categories.Count > MostNamed ? $"{named} {texts.MoreCategories(categories.Count - MostNamed)}" : named);
    }
}
