"""What editors, git and rsync do to a content folder, each done often and timed until the feeds show it."""
import http.client
import os
import random
import shutil
import statistics
import sys
import time

from measure import get

ROUNDS, CHECKOUTS, CHECKED_OUT = 20, 8, 1000


def changes(port, content, outside, one, other):
    """Milliseconds from the last write to the feeds that show it, by kind of change; at the top and in the folders of two categories, with a place outside on the same disk."""
    feeds = Feeds(port, content, content / one, content / other)
    times = {}
    for number in range(ROUNDS):
        for kind, after in one_round(feeds, content / one, content / other, outside, number):
            times.setdefault(kind, []).append(after)
            time.sleep(random.uniform(0.1, 0.3))  # the look at everything that finds lost events meets any of them
    times[f"a checkout of at most {CHECKED_OUT:,} files"] = [checkout(feeds, content / other, number) for number in range(CHECKOUTS)]
    return times


def one_round(feeds, one, other, outside, number):
    name = f"Bài đổi lần {number}"
    file = one / f"doi-{number}.md"
    file.write_text(article(f"{name} mới"))
    yield "a new file", feeds.seen(one, f"{name} mới")

    temporary = one / "doi.tmp"
    temporary.write_text(article(f"{name} thay"))
    temporary.rename(file)
    yield "a file replaced", feeds.seen(one, f"{name} thay")

    file.write_text(article(f"{name} viết đè"))
    yield "a file written in place", feeds.seen(one, f"{name} viết đè")

    file = file.rename(one / f"doi-ten-{number}.md")
    yield "a file renamed", feeds.seen(one, f"/doi-ten-{number}<")

    file = file.rename(other / file.name)
    yield "an article in another category", feeds.seen(other, f"{name} viết đè", gone_from=one)

    file.unlink()
    yield "a file deleted", feeds.seen(gone_from=other, text=f"{name} viết đè")

    folder = outside / f"thu-muc-{number}"
    folder.mkdir()
    (folder / "trong.md").write_text(article(f"{name} cả thư mục"))
    folder.rename(one / folder.name)
    yield "a folder moved in", feeds.seen(one, f"{name} cả thư mục")

    (one / folder.name).rename(folder)
    yield "a folder moved out", feeds.seen(gone_from=one, text=f"{name} cả thư mục")
    shutil.rmtree(folder)

    index = one / "_index.md"
    before = index.read_text()
    index.write_text(f"---\ntitle: Chuyên mục đổi tên lần {number}\n---\n")
    yield "an _index.md written", feeds.seen(one, f"Chuyên mục đổi tên lần {number}")
    index.write_text(before)

    picture, showing = one / "doi.png", one / "co-anh.md"
    picture.write_bytes(bytes(100))
    showing.write_text(article(name, "image: { src: doi.png, alt: Ảnh }\n"))
    feeds.seen(one, 'fileSize="100"')
    picture.write_bytes(bytes(200 + number))
    yield "a picture written", feeds.seen(one, f'fileSize="{200 + number}"')
    showing.unlink()
    picture.unlink()
    feeds.seen(gone_from=one, text=f'fileSize="{200 + number}"')

    top = feeds.content
    file = top / "doi.md"
    file.write_text(article(f"{name} trên cùng"))
    yield "a new file at the top", feeds.seen(top, f"{name} trên cùng")
    file.unlink()
    feeds.seen(gone_from=top, text=f"{name} trên cùng")

    index = top / "_index.md"
    before = index.read_text()
    index.write_text(before.replace("title: ", f"title: Đổi tên lần {number} ", 1))
    yield "the publication's _index.md written", feeds.seen(top, f"<title>Đổi tên lần {number} ")
    index.write_text(before)
    feeds.seen(gone_from=top, text=f"<title>Đổi tên lần {number} ")


def checkout(feeds, folder, number):
    files = sorted(folder.glob("20*.md"))[-CHECKED_OUT:]
    texts = [file.read_text().replace("title: ", f"title: L{number} ", 1) for file in files]
    for file, text in zip(files, texts):
        temporary = file.with_suffix(".tmp")
        temporary.write_text(text)
        temporary.rename(file)
    after = feeds.seen(folder, f"<title>L{number} ", times=30)
    time.sleep(1)
    return after


def article(title, more=""):
    return f"---\ntitle: {title}\ndate: 2026-11-01T08:00:00+07:00\n{more}---\nChữ của {title}.\n"


class Feeds:
    """The feeds of the content folder and of folders in it, polled over one connection."""

    def __init__(self, port, content, *folders):
        self.port, self.content, self.poll = port, content, http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for folder in (content, *folders):
            self.body(folder)

    def body(self, folder):
        status, _, body = get(self.port, str("/feeds" / folder.relative_to(self.content) / "rss.xml"), connection=self.poll)
        if status != 200:
            sys.exit(f"The feed of {folder} answers {status}.")
        return body.decode()

    def seen(self, folder=None, text="", gone_from=None, times=1):
        """Milliseconds until a folder's feed has the text so often, and another's not at all."""
        begin = time.monotonic()
        while time.monotonic() < begin + 60:
            if (not folder or self.body(folder).count(text) >= times) and (not gone_from or text not in self.body(gone_from)):
                return 1000 * (time.monotonic() - begin)
            time.sleep(0.001)
        sys.exit(f"'{text}' is not in the feed of {folder}, or still in that of {gone_from}, after a minute.")


def p95(values):
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
