"""A content folder of generated articles of 2.5 KB in Vietnamese, the same at every run.

Names are (people, tags): how many there are of each. None: articles have neither. Empty: two people, some 60 tags.
"""
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


def tag(number):
    return f"{WORDS[number % len(WORDS)]} {number}"


def person(number):
    return f"Phóng viên {number}"


def bylines(words, names):
    """Front matter of an article's authors and tags. A few names are in most articles, and most names in few, as in a newsroom."""
    if names is None:
        return ""
    if not names:
        return f"authors: [Hoàng Lợi, Quang Mẫn]\ntags: [{words.choice(WORDS)}, {words.choice(WORDS)}]\n"
    people, tags = names
    authors = {person(int(people * words.random() ** 2)) for _ in range(words.choice((1, 1, 2)))}
    about = {tag(int(tags * words.random() ** 2)) for _ in range(3)}
    return f"authors: [{', '.join(sorted(authors))}]\ntags: [{', '.join(sorted(about))}]\n"


def article_text(number, count, title, names=()):
    words = random.Random(number)
    paragraphs = []
    while sum(map(len, paragraphs)) < 1680:  # some 2,500 bytes with the front matter
        paragraphs.append(" ".join(words.choices(WORDS, k=66)).capitalize() + ".")
    return (f"---\ntitle: {title}\ndate: {article_date(number, count):%Y-%m-%dT%H:%M:%S}+07:00\n{bylines(words, names)}---\n"
            + "\n\n".join(paragraphs) + "\n")


def generate(content, count, names=()):
    for number in range(CATEGORIES):
        (content / category(number)).mkdir(parents=True)
        (content / category(number) / "_index.md").write_text(f"---\ntitle: Chuyên mục {number + 1}\n---\n")
    (content / "_index.md").write_text(
        "---\ntitle: Đài thử tải\nlanguage: vi\ntimezone: Asia/Ho_Chi_Minh\nauthority: example.vn,2021\n---\n")
    size = 0
    for number in range(count):
        text = article_text(number, count, f"Bài viết số {number}", names).encode()
        article_file(content, number, count).write_bytes(text)
        size += len(text)
    return size
