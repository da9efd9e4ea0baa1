"""A content folder of generated articles of 2.5 KB in Vietnamese, the same at every run."""
import datetime
import random

CATEGORIES = 20
WORDS = ("tỉnh người dân hội nghị kinh tế phát triển xã hội an ninh quốc phòng nông thôn mới đồng chí chủ tịch lãnh đạo huyện thành phố năm nay "
         "công tác vận động lực lượng công an nhân dân cà phê cao su sâm ngọc linh học sinh giáo viên bệnh viện đường giao thông mưa lũ rừng").split()


def category(number):
    return f"chuyen-muc-{number % CATEGORIES + 1:02}"


def article_file(content, number, count):
    return content / category(number) / f"{article_date(number, count):%Y-%m-%d}-bai-{number:07}.md"


def article_date(number, count):
    """Spread over twenty years; the highest number is the newest."""
    newest = datetime.datetime(2025, 12, 31, 18, 0, 0)
    return newest - datetime.timedelta(days=7300 * (count - 1 - number) / count)


def article_text(number, count, title):
    words = random.Random(number)
    paragraphs = []
    while sum(map(len, paragraphs)) < 1680:  # some 2,500 bytes with the front matter
        paragraphs.append(" ".join(words.choices(WORDS, k=66)).capitalize() + ".")
    return (f"---\ntitle: {title}\ndate: {article_date(number, count):%Y-%m-%dT%H:%M:%S}+07:00\nauthors: [Hoàng Lợi, Quang Mẫn]\n"
            f"tags: [{words.choice(WORDS)}, {words.choice(WORDS)}]\n---\n" + "\n\n".join(paragraphs) + "\n")


def generate(content, count):
    for number in range(CATEGORIES):
        (content / category(number)).mkdir(parents=True)
        (content / category(number) / "_index.md").write_text(f"---\ntitle: Chuyên mục {number + 1}\n---\n")
    (content / "_index.md").write_text(
        "---\ntitle: Đài thử tải\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2021\n---\n")
    size = 0
    for number in range(count):
        text = article_text(number, count, f"Bài viết số {number}").encode()
        article_file(content, number, count).write_bytes(text)
        size += len(text)
    return size
