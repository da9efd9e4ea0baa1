"""What a save costs in a running service."""
import statistics
import time

from measure import cpu_seconds, get
from newsroom import CATEGORIES, article_file, article_text, category

EDITS, STRETCHES = 10, 7


def cpu_per_save(process, port, content, count, poll, names=()):
    """The median of some stretches: the look at everything that finds lost events falls into one or two of them."""
    for _ in range(30):  # Until what was started before is done.
        if cpu_during(process, lambda: time.sleep(1))[0] < 0.05:
            break
    idle = statistics.median(cpu_during(process, lambda: time.sleep(1))[0] for _ in range(5))
    costs = []
    for stretch in range(STRETCHES):
        spent, seconds = cpu_during(process, lambda: save_and_poll(port, content, count, poll, stretch, names))
        costs.append(1000 * (spent - idle * seconds) / EDITS)
    return statistics.median(costs)


def save_and_poll(port, content, count, poll, stretch, names):
    for edit in range(stretch * EDITS, (stretch + 1) * EDITS):
        number = count - 1 - edit % CATEGORIES
        save(content, number, count, f"Sửa lần {edit}", names)
        time.sleep(0.2)
        get(port, f"/feeds/{category(number)}/rss.xml", connection=poll)


def cpu_during(process, action):
    """CPU seconds and seconds."""
    begin, before = time.monotonic(), cpu_seconds(process.pid)
    action()
    return cpu_seconds(process.pid) - before, time.monotonic() - begin


def save(content, number, count, title, names):
    """As editors, git and rsync save: a temporary file, then a rename."""
    file = article_file(content, number, count)
    temporary = file.with_suffix(".tmp")
    temporary.write_text(article_text(number, count, title, names))
    temporary.rename(file)
