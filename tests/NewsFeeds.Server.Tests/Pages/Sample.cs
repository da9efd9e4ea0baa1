using System.Globalization;
using NewsFeeds.Server.Tests.Serving;

namespace NewsFeeds.Server.Tests.Pages;

/// <summary>A small newsroom that has one of everything that a page can show.</summary>
internal static class Sample
{
    public const string Full = "/articles/2026-03-01/ca-phe-dac-san";
    public const string Retracted = "/articles/2026-02-03/so-lieu-sai";
    public const string Elsewhere = "/articles/2026-02-05/trang-khac";

    public static void Fill(string folder)
    {
        Site.Write(folder, "_index.md", """
            ---
            title: Đài thử
            description: Tin của vùng thử.
            language: vi
            timezone: Asia/Ho_Chi_Minh
            authority: thu.example,2026
            copyright: © 2026 Đài thử
            icon: icon.png
            logo: icon.png
            ---
            """);
        Site.Write(folder, "kinh-te/_index.md", "---\ntitle: Kinh tế\ndescription: Chợ và vườn.\n---\n");
        Site.Write(folder, "kinh-te/2026-03-01-ca-phe-dac-san.md", """
            ---
            title: Cà phê đặc sản “Đăk Hà” & những chuyến hàng
            date: 2026-03-01T08:02:03+07:00
            lastmod: 2026-03-02T09:00:00+07:00
            authors:
              - name: Hoàng Lợi
                url: https://thu.example/hoang-loi
              - Quang Mẫn
            categories: [Bóng đá]
            tags: [cà phê, xuất khẩu]
            aliases: [/2019/05/ten-cu/, ten-cu]
            image:
              src: hinh.png
              alt: Vườn cà phê
              caption: Mùa chín.
              credit: Y Nhung
            enclosures:
              - src: tieng.mp3
                duration: 247
                title: Nghe bài
              - src: https://thu.example/phim.mp4
                type: video/mp4
            correction:
              - date: 2026-03-02T09:00:00+07:00
                note: Sửa số tấn.
            ---

            Đoạn đầu có [liên kết](https://example.com/a?b=1&c=2).

            ![Hình trong bài](hinh2.png)

            ## Tiêu đề nhỏ

            | Nơi | Giá |
            | --- | --: |
            | Đăk Hà | 112.300 |

            > Lời nói.
            """);
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Site.Write(folder, "kinh-te/2026-02-03-so-lieu-sai.md", $$"""
            ---
            title: Số liệu sai
            date: 2026-02-03T08:00:00
            retracted: { notice: "Số liệu chưa kiểm chứng.", date: {{yesterday}} }
            ---

            Thân bài không ai đọc nữa.
            """);
        Site.Write(folder, "kinh-te/2026-02-05-trang-khac.md", "---\ntitle: Trang khác\ndate: 2026-02-05T08:00:00\nlink: https://thu.example/trang-khac\naliases: [/cu/trang-khac]\n---\n\nThân bài.\n");
        foreach (var picture in new[] { "icon.png", "kinh-te/hinh.png", "kinh-te/hinh2.png" })
        {
            File.WriteAllBytes(Path.Combine(folder, picture), Png(90, 60));
        }

        File.WriteAllBytes(Path.Combine(folder, "kinh-te/tieng.mp3"), new byte[30_000]);
    }

    // The smallest file that tells its size: signature, header, end.
    private static byte[] Png(byte width, byte height) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10,
        0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82,
    ];
}
