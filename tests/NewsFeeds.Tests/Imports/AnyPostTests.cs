using CsCheck;
using NewsFeeds.Addresses;
using NewsFeeds.Articles;
using NewsFeeds.Checks;
using NewsFeeds.Folder;
using NewsFeeds.Imports;
using NewsFeeds.Imports.Files;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Imports;

/// <summary>Whatever WordPress can export comes back from the content that an import makes of it.</summary>
public class AnyPostTests
{
    private const string Home = ExportBuilder.Home;

    private static readonly Gen<string> Signs = Gen.OneOf(
        "Giá cà phê", "a", "\"", "'", "''", "#", " #", ":", ": ", "- ", "? ", "%", "%41", "!", "*", "|", ">", "`", "{", "}", "[",
        "]", ",", "&", "&amp;", "&#0;", "<b>", "</b>", "<", "]]>", "<![CDATA[", "---", "...", "\\", "\\n", "true", "null", "~",
        "2021-05-01", "1e3", " ", "\t", "\n", "\r\n", "\r", "\u0001", "\u0008", "\u000b", "\u001b[2J", "\u007f", "\u0085", "\u009d",
        "\u00a0", "\u00ad", "\u200b", "\u2028", "\u202e", "\u2060", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001fffe", "ệ",
        "e\u0323\u0302", "Đ", "ß", "ក្រុម", "עברית", "漢", "😀", "👨\u200d👩\u200d👧");

    private static readonly Gen<string> Rune =
        Gen.Int[1, 0x10ffff].Where(code => code is < 0xd800 or > 0xdfff).Select(char.ConvertFromUtf32);

    private static readonly Gen<string> Words = Gen.Frequency((4, Signs), (1, Rune)).Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Segment = Gen.OneOf(
        Gen.OneOf(
            "", "gia-ca-phe", "..", ".", "...", "con", "nul.txt", ".git", "_index", "index", "_drafts", "readme", "a.md", "~x",
            "#x", "!!!", "---", "-", "_", "a b", "a%20b", "%e1%bb%87", "%25", "%", "%zz", "%2e%2e", "%00", "%0a", "%23", "%3f",
            "%27", "%f0%9f%98%80", "x-copy", "x-2", "x%20%281%29", "x%20-%20copy", "x.sync-conflict-20260101-120000-ABCDEFG",
            "x_conflict-20260101-120000", "archive", "feed", "rss.xml", "2021-05-01", "2021-05-01-x", "podcast.xml",
            "%e1%9e%96%e1%9f%90%e1%9e%8f"),
        Gen.OneOf("a", "ệ", "%e1%bb%87", "-a", "x.").Select(part => string.Concat(Enumerable.Repeat(part, 300))),
        Gen.Char["abc-._%"].Array[1, 6].Select(string.Concat),
        Words.Select(words => Uri.EscapeDataString(words.Replace('\\', '/')).ToLowerInvariant()));

    private static readonly Gen<string> Body = Gen.OneOf(
        "", "Nội dung.", "Một\n\nhai", "[vc_row]a[/vc_row]", "a<!--more-->b", "<p>a", "]]>", "---\ntitle: x\n---\n",
        "<<<<<<< a\n=======\n>>>>>>> b", "\u0001\u000b", "<pre>\n=======\n</pre>",
        "<a href=\"/?p=1\">a</a> <a href=\"" + Home + "/?p=2\">b</a>", "<img src=\"x.jpg\">", "{{ x }}");

    private static readonly Gen<DateTime> Date = Gen.Long[0, 4_133_980_799].Select(seconds => DateTime.UnixEpoch.AddSeconds(seconds));

    // The number is in each, so no two are one.
    private static readonly Gen<Func<int, string>> Guid = Gen.OneOf(
        Gen.OneOf<Func<int, string>>(
            number => $"{Home}/?p={number}",
            number => $"http://cu.example/?post_type=x&p={number}",
            number => $"{Home}/2010/bài-{number}/",
            number => $"urn:uuid:5ca1ab1e-0000-4000-8000-{number:d12}",
            number => $"tag:cu.example,2010:{number}",
            number => $"{number}"),
        Words.Select(Numbered));

    private static readonly Gen<Term[]> Categories =
        Gen.Select(Gen.Int[-1, 4], Segment.Where(segment => segment.Length > 0)).Array[0, 5].Select(Tree);

    private static readonly Gen<Post> Posts = Gen.Select(
        Gen.Select(Words, Segment, Words, Body), Gen.Select(Date, Gen.Int[-1000, 1000_000], Guid, Gen.Bool),
        Gen.Select(Gen.Int[0, 9].Array[0, 3], Gen.Int[0, 9].Array[0, 4], Gen.Int[0, 9]),
        Gen.Select(
            Gen.OneOf("publish", "publish", "publish", "future", "draft", "private", "pending"), Gen.OneOf("post", "post", "page"),
            Gen.OneOf("", "", "", "x")),
        (words, dates, terms, state) => new Post(
            words.Item1, words.Item2, words.Item3, words.Item4, dates.Item1, dates.Item1.AddSeconds(dates.Item2), dates.Item3, dates.Item4,
            terms.Item1, terms.Item2, terms.Item3, state.Item1, state.Item2, state.Item3));

    private static readonly Gen<Site> Sites = Gen.Select(
        Categories, Words.Array[0, 4], Words.Array[1, 3], Posts.Array[1, 4], (categories, tags, authors, posts) => new Site(
            categories, [.. tags.Select((tag, i) => new Term($"the-{i}", $"{tag}{i}"))],
            [.. authors.Select((name, i) => new Term($"nguoi-{i}", $"Người {i}{name.Replace('@', 'a')}"))], posts));

    [Fact]
    public void EveryPostComesBack() => Sites.Run(300, site => ImportsAsync(site, (content, posts) =>
    {
        using var folder = content.OpenStore();
        var change = folder.Read();
        var errors = Errors(folder, change);
        Assert.True(errors.Length == 0, errors);
        Assert.Equal(posts.Count, change.Articles.Count);
        var titles = change.Categories!.ToDictionary(category => category.Path, category => category.Title);
        foreach (var post in posts)
        {
            var article = Assert.Single(change.Articles, article => article.Id == Plain(post.Guid!).Trim());
            var title = Line(post.Title);
            Assert.True(title.Length == 0 ? article.Title.Length > 0 : article.Title == title, $"'{article.Title}' is not '{title}'");
            Assert.Equal(post.Published, article.Published.UtcDateTime);
            Assert.Equal(post.Modified > post.Published ? post.Modified : post.Published, article.Updated.UtcDateTime);
            Assert.Equal(post.Status is not ("publish" or "future") || post.Password.Length > 0, article.Draft);
            Assert.Equal([site.NameOf(post.Author)], article.Authors.Select(author => author.Name));
            Assert.Equal(TermsOf(post, "post_tag").Select(Line).Distinct(), article.Tags);
            Assert.Equal(
                TermsOf(post, "category").Select(site.PathOf),
                article.Categories.Prepend(article.Category).Where(path => path.Length > 0).Select(path => TitlesOf(path, titles)));
            AssertFound(article, post.Link!);
            var text = folder.ReadTextsAsync([article], CancellationToken.None).AsTask().Result[0]!;
            var summary = Line(Plain(post.Excerpt).Trim());
            Assert.Equal(summary, summary.Length == 0 ? "" : text.Summary);
        }
    }).GetAwaiter().GetResult(), site => site.ToString());

    /// <summary>Of two posts of one address, the first keeps the plainer name, so these sites have none.</summary>
    [Fact]
    public void TheOrderOfPostsAndTheCutOfFilesDoNotMatter() => Gen.Select(Sites, Gen.Int[0, 4], Gen.Int[0, 23])
        .Where(each => each.Item1.HasAddressesOfItsOwn)
        .Run(60, each => IsTheSameAsync(each.Item1, each.Item2, each.Item3).GetAwaiter().GetResult(), each => each.Item1.ToString());

    // A parent of each, or none, is before it.
    private static Term[] Tree((int Parent, string Key)[] each)
    {
        var terms = new List<Term>();
        foreach (var (parent, key) in each.DistinctBy(category => category.Key))
        {
            terms.Add(new Term(key, $"Mục {terms.Count}", parent < 0 || terms.Count == 0 ? "" : terms[parent % terms.Count].Key));
        }

        return [.. terms];
    }

    private static Func<int, string> Numbered(string words) => number => $"{number} {words.ReplaceLineEndings(" ")}.";

    private static string Errors(ContentFolder folder, ContentChange change) => string.Join(
        '\n', ContentCheck.Run(folder, change, new PublicUrls(OpenNewsroom.PublicUrl), OpenNewsroom.Noon)
            .Where(fault => fault.IsError).Select(fault => $"{fault.File}:{fault.Line}: {fault.Message}"));

    // What a browser asks for when somebody follows a link to the former site.
    private static void AssertFound(Article article, string link)
    {
        var path = Uri.UnescapeDataString(new Uri(link).AbsolutePath);
        if (path != "/")
        {
            Assert.Contains(Alias.OfRequest(path, ""), article.Aliases);
        }
    }

    private static IEnumerable<string> TermsOf(ExportedPost post, string domain) =>
        post.Terms.Where(term => term.Domain == domain).Select(term => term.Name);

    private static string TitlesOf(string path, Dictionary<string, string> titles)
    {
        var segments = path.Split('/');
        return string.Join('/', segments.Select((_, i) => titles[string.Join('/', segments.Take(i + 1))]));
    }

    // In an export, titles and names are HTML.
    private static string Html(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    // XML cannot hold these characters.
    private static string Plain(string text) => string.Concat(text
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
        .Where(c => c is '\t' or '\n' or (>= ' ' and not ('\ufffe' or '\uffff'))));

    private static string Line(string text) => PlainText.Line(Plain(text));

    private static async Task ImportsAsync(Site site, Action<TemporaryContent, IReadOnlyList<ExportedPost>> check)
    {
        using var content = TemporaryContent.Empty();
        using var exports = TemporaryContent.Empty();
        var posts = site.ExportedPosts;
        exports.Write("a.xml", site.ToString());
        var report = await ImportAsync(content, exports["a.xml"]);
        Assert.Equal((posts.Count, true), (report.Written, report.IsWhole));
        check(content, posts);

        var before = Files(content, WithTime);
        Assert.Equal(posts.Count, (await ImportAsync(content, exports["a.xml"])).Unchanged);
        Assert.Equal(before, Files(content, WithTime));

        static string WithTime(string file) => $"{File.GetLastWriteTimeUtc(file):O}\n{File.ReadAllText(file)}";
    }

    private static async Task IsTheSameAsync(Site site, int cut, int order)
    {
        using var content = TemporaryContent.Empty();
        using var other = TemporaryContent.Empty();
        using var exports = TemporaryContent.Empty();
        exports.Write("a.xml", site.ToString());
        await ImportAsync(content, exports["a.xml"]);

        var posts = Permuted(site.ExportedPosts, order);
        exports.Write("b.xml", site.Export(posts.Take(cut)).ToString());
        exports.Write("c.xml", site.Export(posts.Skip(cut)).ToString());
        await ImportAsync(other, exports["b.xml"], exports["c.xml"]);
        Assert.Equal(Files(content, InAnyOrder), Files(other, InAnyOrder));

        // The ledger is in the order of the posts.
        static string InAnyOrder(string file) => Path.GetFileName(file) == ".import.json"
            ? string.Join('\n', File.ReadLines(file).Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal))
            : File.ReadAllText(file);
    }

    private static List<T> Permuted<T>(IEnumerable<T> items, int order)
    {
        var (left, permuted) = (items.ToList(), new List<T>());
        while (left.Count > 0)
        {
            permuted.Add(left[order % left.Count]);
            left.RemoveAt(order % left.Count);
            order /= left.Count + 1;
        }

        return permuted;
    }

    private static Task<ImportReport> ImportAsync(TemporaryContent content, params string[] files) => Importer.RunAsync(
        new ImportOptions { Content = content.Folder, Files = files, Drafts = true, Pages = true }, _ => { });

    private static SortedDictionary<string, string> Files(TemporaryContent content, Func<string, string> read) => new(
        Directory.EnumerateFiles(content.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(content.Folder, file), read),
        StringComparer.Ordinal);

    private sealed record Term(string Key, string Name, string Parent = "");

    private sealed record Post(
        string Title, string Slug, string Excerpt, string Body, DateTime Published, DateTime Modified, Func<int, string> Guid, bool IsPlain,
        int[] Categories, int[] Tags, int Author, string Status, string Type, string Password);

    private sealed record Site(Term[] Categories, Term[] Tags, Term[] Authors, Post[] Posts)
    {
        public IReadOnlyList<ExportedPost> ExportedPosts => [.. Posts.Select((post, i) => Exported(post, i + 1))];

        public bool HasAddressesOfItsOwn => Posts.Select(post => Slug.From(ContentName.Of(Uri.UnescapeDataString(post.Slug), post.Title)))
            .Distinct(StringComparer.Ordinal).Count() == Posts.Length;

        public override string ToString() => Export(ExportedPosts).ToString();

        public ExportBuilder Export(IEnumerable<ExportedPost> posts)
        {
            var export = new ExportBuilder();
            Array.ForEach(Categories, category => export.Category(category.Key, Html(category.Name), category.Parent));
            Array.ForEach(Tags, tag => export.Tag(tag.Key, Html(tag.Name)));
            Array.ForEach(Authors, author => export.Author(author.Key, Html(author.Name)));
            foreach (var post in posts)
            {
                export.Post(post with
                {
                    Title = Html(post.Title),
                    Excerpt = Html(post.Excerpt),
                    Terms = [.. post.Terms.Select(term => (term.Domain, term.Nicename, Html(term.Name)))],
                });
            }

            return export;
        }

        public string NameOf(string login) => Line(Authors.Single(author => author.Key == login).Name);

        public string PathOf(string category)
        {
            var term = Categories.Single(each => each.Name == category);
            return term.Parent.Length == 0 ? term.Name : $"{PathOf(Categories.Single(each => each.Key == term.Parent).Name)}/{term.Name}";
        }

        private ExportedPost Exported(Post post, int number)
        {
            // WordPress gives no two posts one permalink.
            var last = Posts.Take(number - 1).Any(other => other.Slug == post.Slug) || post.Slug.Length == 0
                ? $"{number}" : post.Slug;
            return new ExportedPost(post.Title, post.Slug)
            {
                Number = number,
                Guid = post.Guid(number),
                Link = post.IsPlain ? $"{Home}/?p={number}" : $"{Home}/{post.Published:yyyy/MM}/{last}/",
                Body = post.Body,
                Excerpt = post.Excerpt,
                Author = Of(Authors, [post.Author]).Single().Key,
                Published = post.Published,
                Modified = post.Modified,
                Status = post.Status,
                Type = post.Type,
                Password = post.Password,
                Terms =
                [
                    .. Of(Categories, post.Categories).Select(category => ("category", category.Key, category.Name)),
                    .. Of(Tags, post.Tags).Select(tag => ("post_tag", tag.Key, tag.Name)),
                ],
            };
        }

        private static IEnumerable<Term> Of(Term[] terms, int[] indexes) =>
            terms.Length == 0 ? [] : indexes.Select(index => terms[index % terms.Length]).Distinct();
    }
}
