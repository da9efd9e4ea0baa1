using NewsFeeds.Articles;
using NewsFeeds.Text;

namespace NewsFeeds.Folder.FrontMatter;

/// <summary>
/// The files of a newsroom to start from: the publication, a category, and an article that tells how the next one is written.
/// </summary>
public static class NewNewsroom
{
    private static readonly Words Vietnamese = new(
        Language: "vi",
        TimeZone: "Asia/Ho_Chi_Minh",
        Publication:
        """
        # Tên và lời giới thiệu mà bạn đọc thấy trong trình đọc tin.
        title: Tòa soạn mới
        description: Tin tức của tòa soạn mới.
        # Chân mọi trang: xóa các dấu # rồi ghi thông tin của tòa soạn.
        # imprint: |
        #   Tổng Biên tập: Nguyễn Văn A
        #   Giấy phép hoạt động báo chí số …
        #   Địa chỉ: …
        """,
        Clock: "# Ngày giờ không ghi múi giờ được hiểu theo múi giờ này.",
        Identity: "# Mã của mọi bài bắt đầu bằng dòng này, nên đừng đổi khi đã đăng bài.",
        Folder: "tin-tuc",
        Category:
        """
        # Thư mục này là một chuyên mục. Địa chỉ của chuyên mục lấy từ tên thư mục; muốn thêm chuyên mục thì thêm thư mục.
        title: Tin tức
        """,
        Title: "Bài đầu tiên",
        Body:
        """
        Chuyên mục này đã có [trang và nguồn tin](_index.md) để bạn đọc theo dõi.
        Mỗi tệp trong thư mục là một bài; bài bạn đang đọc cũng vậy.

        ## Viết bài tiếp theo

        1. Gõ `newsfeeds new "Tên bài" --category tin-tuc --content "DIR"`. Lệnh này tạo một tệp mới và in ra đường dẫn của nó.
        2. Viết bài ở dưới dòng `---` thứ hai, giữa hai đoạn để một dòng trống.
        3. Xóa dòng `draft: true` rồi lưu lại. Bài lên trang và nguồn tin ngay.

        ## Thêm ảnh và soát lỗi

        Để tệp ảnh cạnh bài, rồi viết `![Trong ảnh có gì](ten-anh.jpg)` vào bài.

        `newsfeeds check --content "DIR"` chỉ ra từng lỗi ở tệp nào, dòng nào. Khi không cần bài này nữa, hãy xóa tệp của nó.

        """);

    private static readonly Words English = new(
        Language: "en",
        TimeZone: "UTC",
        Publication:
        """
        # The name and the words that readers see in their news reader.
        title: A new newsroom
        description: News of a new newsroom.
        # The foot of every page: take away these # and write your own lines.
        # imprint: |
        #   Editor-in-chief: Jane Doe
        #   Address: …
        """,
        Clock: "# The zone of dates that name none, such as Europe/London.",
        Identity: "# The id of every article begins with this, so leave it as it is once an article is out.",
        Folder: "news",
        Category:
        """
        # This folder is a category. Its name is the address; another folder is another category.
        title: News
        """,
        Title: "The first article",
        Body:
        """
        This category has [a page and feeds](_index.md) to which readers can subscribe.
        Each file in its folder is an article, and so is this one.

        ## Write the next one

        1. Enter `newsfeeds new "A title" --category news --content "DIR"`. It makes a new file and prints its path.
        2. Write below the second `---`, with an empty line between paragraphs.
        3. Take out the line `draft: true` and save. The article is in the feed at once.

        ## Pictures and mistakes

        Put a picture beside the article, and write `![What it shows](name.jpg)` in the text.

        `newsfeeds check --content "DIR"` names every mistake with its file and line.
        Delete the file of this article when you do not need it any more.

        """);

    /// <summary>The languages in which there is one, the default first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Vietnamese.Language, English.Language];

    /// <summary>The paths and texts of its files. Pure.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="authority">The tagging entity of its ids.</param>
    /// <param name="folder">The folder that they will be in, as the commands of its article name it.</param>
    /// <param name="now">When its article is published.</param>
    /// <exception cref="ArgumentException">The authority is none, or there is no newsroom in this language.</exception>
    public static IReadOnlyList<(string File, string Text)> Files(
        string language, string authority, string folder, DateTimeOffset now)
    {
        if (!TagAuthority.Is(authority))
        {
            throw new ArgumentException("This is no tagging entity of RFC 4151.", nameof(authority));
        }

        var words = new[] { Vietnamese, English }.FirstOrDefault(words => words.Language == language)
            ?? throw new ArgumentException("There is no newsroom in this language.", nameof(language));
        var publication = new Publication
        {
            Title = "",
            Authority = authority,
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(words.TimeZone),
        };
        var category = new Category { Path = words.Folder, Title = "", Folder = words.Folder };
        var body = words.Body.Replace("DIR", folder, StringComparison.Ordinal);
        var article = NewArticle.Begin(words.Title, category, publication, now, isDraft: false, body);
        return
        [
            (ContentPath.IndexOf(words.Folder), ContentWriter.Manuscript([words.Category], body: "")),
            (article.File, article.Text),
            (ContentPath.IndexFile, ContentWriter.Manuscript(
                [
                    words.Publication,
                    $"language: {words.Language}",
                    words.Clock,
                    $"timezone: {words.TimeZone}",
                    words.Identity,
                    $"authority: {ContentWriter.Scalar(authority)}",
                ],
                body: "")),
        ];
    }

    /// <summary>What it says in one language; DIR stands for its folder. Lines of front matter may have comments for editors.</summary>
    private sealed record Words(
        string Language, string TimeZone, string Publication, string Clock, string Identity, string Folder, string Category, string Title,
        string Body);
}
