using System.Text;
using NewsFeeds.Text;

namespace NewsFeeds.Tests.Text;

public class SlugTests
{
    [Theory]
    [InlineData("Quốc phòng, an ninh", "quoc-phong-an-ninh")]
    [InlineData("Văn hóa – Xã hội", "van-hoa-xa-hoi")]
    [InlineData("Đồng Nai đổi mới", "dong-nai-doi-moi")]
    [InlineData("quoc-phong-an-ninh", "quoc-phong-an-ninh")]
    [InlineData("  -- Hai  gạch -- ", "hai-gach")]
    [InlineData("កម្ពុជា", "1780-1798-17d2-1796-17bb-1787-17b6")]
    public void NamesOfAnyScriptBecomeSegments(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
        Assert.Equal(slug, Slug.From(name.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Ðà Nẵng", "da-nang")]
    [InlineData("Ɖồng Nai", "dong-nai")]
    [InlineData("Đồng Tháp", "dong-thap")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Ærø", "aero")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Þing", "thing")]
    [InlineData("ılık", "ilik")]
    [InlineData("İzmir", "izmir")]
    [InlineData("Ǆep ﬁlm Ⅷ", "dzep-film-viii")]
    [InlineData("ＦＩＦＡ　２０２６", "fifa-2026")]
    public void ALetterOfTheLatinAlphabetIsSpelledOut(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Theory]
    [InlineData("中国经济2026", "4e2d-56fd-7ecf-6d4e-2026")]
    [InlineData("越南经济2026", "8d8a-5357-7ecf-6d4e-2026")]
    [InlineData("Спорт 24", "441-43f-43e-440-442-24")]
    [InlineData("СПОРТ 24", "441-43f-43e-440-442-24")]
    [InlineData("Tin й", "tin-439")]
    [InlineData("កីឡា ២៤", "1780-17b8-17a1-17b6-24")]
    [InlineData("한국", "d55c-ad6d")]
    [InlineData("a中b", "a-4e2d-b")]
    public void ALetterOfAnotherScriptIsKeptByItsCodePoint(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
        Assert.Equal(slug, Slug.From(name.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("bão\u200b số\u00ad 5\ufeff", "bao-so-5")]
    [InlineData("a\u0096b", "a-b")]
    [InlineData("50 %", "50")]
    [InlineData("!!!", "21-21-21")]
    [InlineData("", "x")]
    public void OtherSignsPartWordsOrNothing(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void ALongNameIsCutAndEndsInAHashOfTheWhole()
    {
        var name = string.Join('-', Enumerable.Repeat("tin-nhanh", 13));
        var one = Slug.From(name + "-mot");
        var two = Slug.From(name + "-hai");

        Assert.Equal(120, one.Length);
        Assert.StartsWith("tin-nhanh-tin-nhanh-", one, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
        Assert.Equal(one, Slug.From(one));
        Assert.Equal(one, Slug.From(name + " Một"));
    }

    [Fact]
    public void ASlugIsItsOwnSlugWhateverItIsMadeOf()
    {
        var random = new Random(11);
        for (var round = 0; round < 20_000; round++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => new Rune(AnyScalar(random)).ToString()));
            var slug = Slug.From(name);

            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", slug);
            Assert.Equal(slug, Slug.From(slug));
        }
    }

    private static int AnyScalar(Random random)
    {
        var value = random.Next(random.Next(2) == 0 ? 0x250 : 0x30000);
        return value is >= 0xD800 and <= 0xDFFF ? ' ' : value;
    }
}
