using System.CommandLine;
using NewsFeeds.Articles;
using NewsFeeds.Folder;
using NewsFeeds.Folder.FrontMatter;
using NewsFeeds.Server.Hosting;
using NewsFeeds.Text;

namespace NewsFeeds.Server.Commands;

/// <summary><c>newsfeeds new</c>: begins an article; never touches one that is there.</summary>
internal static class NewCommand
{
    public static void AddTo(RootCommand root)
    {
        var begin = new Command("new", "Begin an article: a dated file with a permanent id, as a draft until its line 'draft: true' is taken out");
        var title = new Argument<string>("TITLE") { Description = "Its title; the file's name and its address are made from it" };
        var category = new Option<string>("--category") { Description = "The category it goes into, by path or by title", HelpName = "PATH", Required = true };
        var publish = new Option<bool>("--publish") { Description = "No draft: a running service publishes the file as soon as it is written, words or not" };
        var content = new ContentOption();
        begin.Arguments.Add(title);
        begin.Options.Add(category);
        begin.Options.Add(publish);
        content.AddTo(begin);
        begin.HasExamples(
            "newsfeeds new \"Khai giảng năm học mới\" --category giao-duc",
            "newsfeeds new \"Chung kết: 3-1\" --category the-thao/bong-da --content ../newsroom",
            "$EDITOR \"$(newsfeeds new 'Giá cà phê' --category 'Kinh tế')\"");
        begin.SetAction(parsed => Run(
            content.Read(parsed).Content, parsed.GetValue(title)!, parsed.GetValue(category)!, !parsed.GetValue(publish), Terminal.Of(parsed)));
        root.Subcommands.Add(begin);
    }

    private static int Run(string path, string title, string category, bool isDraft, Terminal terminal)
    {
        using var folder = new ContentFolder(path, defaultAuthority: "");
        var change = ProgressReport.While("Reading", folder.Look, terminal);
        if (!change.Available)
        {
            return terminal.Fail(ContentOption.Missing(path).Message);
        }

        if (Find(category, change.Categories) is not { } found)
        {
            return terminal.Fail(Unknown(path, category, change.Categories));
        }

        if (found.Gone)
        {
            return terminal.Fail($"the category '{found.Path}' is gone: nobody would read it");
        }

        if (PlainText.Line(title).Length == 0)
        {
            return terminal.Fail("the title is empty");
        }

        var article = NewArticle.Begin(title, found, change.Publication, TimeProvider.System.GetUtcNow(), isDraft);
        if (change.Added.FirstOrDefault(each => each.Day == article.Day && each.Slug == article.Slug) is { } other)
        {
            return terminal.Fail($"'{Path.Combine(path, other.File)}' is an article of today with this address already; give the new one another title");
        }

        // A file that was renamed has another address, but keeps the id that stands in it.
        if (change.Added.FirstOrDefault(each => each.Id == article.Id) is { } holder)
        {
            return terminal.Fail($"'{Path.Combine(path, holder.File)}' has the id that this title gives today; give the new article another title");
        }

        var file = Path.Combine(path, article.File);
        if (!ContentWriter.TryCreate(file, article.Text))
        {
            return terminal.Fail($"'{file}' is there already and stays as it is; give the new article another title");
        }

        terminal.Write(file);
        return 0;
    }

    private static Category? Find(string words, IReadOnlyDictionary<string, Category> categories) =>
        categories.GetValueOrDefault(Slug.FromPath(words)) ?? categories.Values.FirstOrDefault(category => Slug.From(category.Title) == Slug.From(words));

    private static string Unknown(string path, string words, IReadOnlyDictionary<string, Category> categories)
    {
        var slug = Slug.FromPath(words);
        var near = Nearest.Of(slug, categories.Keys.Concat(categories.Values.Select(category => Slug.From(category.Title))), 3);
        var hint = near is not null ? $"; did you mean '{Find(near, categories)!.Path}'?"
            : categories.Count > 0 ? $"; there are {string.Join(", ", categories.Keys.Order(StringComparer.Ordinal).Take(30))}." : ".";
        return $"there is no category '{words}'{hint} To make one, write '{Path.Combine(path, slug, "_index.md")}' with the lines ---, title: …, ---";
    }
}
