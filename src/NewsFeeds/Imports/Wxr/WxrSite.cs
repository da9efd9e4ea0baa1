using System.Globalization;
using System.Text;
using NewsFeeds.Imports.Sources;
using NewsFeeds.Text;

namespace NewsFeeds.Imports.Wxr;

/// <summary>Gathers what the files of an export say of the site. The first that says something is believed.</summary>
internal sealed class WxrSite
{
    private readonly List<string> _homes = [];
    private readonly Dictionary<string, SourceTerm> _categories = new(StringComparer.Ordinal);
    private readonly OrderedTerms _tags = new();
    private readonly OrderedTerms _people = new();
    private readonly Attachments _attachments = new();
    private readonly Dictionary<long, string> _blocks = [];

    // By login, by WordPress's and Molongui's number ("user-3", "guest-45"), and by the nicename of a guest author.
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private string? _title;
    private string? _description;
    private string? _language;

    public SiteClock Clock { get; } = new();

    public TimeZoneInfo? Zone { get; private set; }

    public SourceSite ToSource()
    {
        _attachments.Sort();
        return new SourceSite
        {
            Title = _title,
            Description = _description,
            Language = _language,
            Zone = Zone,
            Homes = _homes,
            Categories = _categories,
            Tags = _tags.All,
            Authors = _people.All,
            Attachments = _attachments,
            Blocks = _blocks,
        };
    }

    /// <summary>A number of WordPress; 0 for none.</summary>
    public static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public void FindZone() => Zone = Clock.Zone(_language);

    /// <summary>Learns from a child of the channel that is no item.</summary>
    public void Add(SiteElement element)
    {
        switch (element.Name)
        {
            case "title":
                _title ??= element.Words;
                break;
            case "description":
                _description ??= element.Words;
                break;
            case "language":
                _language ??= SourceText.LanguageIn(element.Text);
                break;
            case "link" or "wp:base_site_url" or "wp:base_blog_url":
                AddHome(element.Text);
                break;
            case "wp:category":
                AddCategory(
                    element["wp:category_nicename"], element.WordsOf("wp:cat_name"), element["wp:category_parent"],
                    Number(element["wp:term_id"]), element.WordsOf("wp:category_description"));
                break;
            case "wp:tag":
                AddTag(
                    element["wp:tag_slug"], element.WordsOf("wp:tag_name"), Number(element["wp:term_id"]),
                    element.WordsOf("wp:tag_description"));
                break;
            case "wp:author":
                AddUser(element);
                break;
        }
    }

    /// <summary>
    /// Learns where the site was before: WordPress makes guids such as <c>https://example.vn/?p=123</c> of the home and the post's number,
    /// and never changes them.
    /// </summary>
    public void AddHomeOf(SourcePost post)
    {
        var plain = FormattableString.Invariant($"/?p={post.Number}");
        if (post.Number > 0 && post.Guid.EndsWith(plain, StringComparison.Ordinal))
        {
            AddHome(post.Guid[..^plain.Length]);
        }
    }

    public void AddCategory(string? key, string? name, string? parent = null, long number = 0, string? description = null)
    {
        if (key is not null)
        {
            _categories.TryAdd(key, new SourceTerm(key, name ?? key, parent, number, description));
        }
    }

    public void AddTag(string? key, string? name, long number = 0, string? description = null)
    {
        if (key is not null)
        {
            _tags.Add(new SourceTerm(key, name ?? key, Number: number, Description: description));
        }
    }

    /// <summary>The key of the category with this name; null for none.</summary>
    public string? CategoryNamed(string name) => _categories.Values.FirstOrDefault(each => each.Name == name)?.Key;

    public void AddAttachment(WxrItem item)
    {
        if ((item["wp:attachment_url"] ?? item["guid"]) is { } address)
        {
            var attachment = new Attachment(address, item.Note("_wp_attachment_image_alt"), item["excerpt:encoded"]);
            _attachments.Add(item.Number, attachment, Number(item["wp:post_parent"]), Number(item["wp:menu_order"]));
        }
    }

    public void AddBlock(WxrItem item) => _blocks.TryAdd(item.Number, item.Body);

    /// <summary>Learns the name of an author who has no account: a guest of Co-Authors Plus or of Molongui.</summary>
    public void AddGuest(WxrItem item)
    {
        var name = HtmlText.Of(item.Note("cap-display_name") ?? "") is { Length: > 0 } shown ? shown : item.Title;
        if (SourceText.NameIn(name) is { } guest)
        {
            _names.TryAdd(FormattableString.Invariant($"guest-{item.Number}"), guest);
            if (item["wp:post_name"] is { } key)
            {
                _names.TryAdd(key, guest);
                AddPerson(key, guest);
            }
        }
    }

    /// <summary>The name of a person by the login, the nicename or the number; null where no file says it.</summary>
    public string? NameOf(string key) => _names.GetValueOrDefault(key);

    /// <param name="key">The last segment of the person's address, perhaps with the prefix of Co-Authors Plus.</param>
    /// <param name="name">Plain text.</param>
    public void AddPerson(string key, string name) =>
        _people.Add(new SourceTerm(key.StartsWith("cap-", StringComparison.Ordinal) ? key[4..] : key, name));

    private void AddUser(SiteElement element)
    {
        var name = SourceText.NameIn(element.WordsOf("wp:author_display_name"))
            ?? SourceText.NameIn($"{element.WordsOf("wp:author_first_name")} {element.WordsOf("wp:author_last_name")}");
        if (element["wp:author_login"] is not { } login || (name ?? SourceText.NameIn(login)) is not { } shown)
        {
            return;
        }

        _names.TryAdd(login, shown);
        if (element["wp:author_id"] is { } number)
        {
            _names.TryAdd($"user-{number}", shown);
        }

        _names.TryAdd($"cap-{Segment(login)}", shown);
        _people.Add(new SourceTerm(Segment(login), shown, Number: Number(element["wp:author_id"])));
    }

    // WordPress makes the last segment of a person's address of the login.
    private static string Segment(string login)
    {
        var segment = new StringBuilder();
        foreach (var c in login.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                segment.Append(c);
            }
            else if (c is ' ' or '.' or '-' && segment.Length > 0 && segment[^1] != '-')
            {
                segment.Append('-');
            }
        }

        return segment.ToString().TrimEnd('-');
    }

    private void AddHome(string? address)
    {
        if (WebAddress.Is(address) && address.TrimEnd('/') is var home && !_homes.Contains(home, StringComparer.Ordinal))
        {
            _homes.Add(home);
        }
    }

    /// <summary>Terms in the order in which they are told, each key once.</summary>
    private sealed class OrderedTerms
    {
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        public List<SourceTerm> All { get; } = [];

        public void Add(SourceTerm term)
        {
            if (_keys.Add(term.Key))
            {
                All.Add(term);
            }
        }
    }
}
