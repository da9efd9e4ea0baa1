#!/usr/bin/python3
"""Polls a feed once with newsboat and prints its whole cache as JSON: read-with-newsboat.py FOLDER URL [read]. The folder keeps newsboat's state between polls; with "read", everything is read afterwards."""
import json
import os
import re
import sqlite3
import subprocess
import sys
import time

folder, url = sys.argv[1:3]
path = {name: os.path.join(folder, name) for name in ("config", "urls", "cache.db", "log", "read")}
os.makedirs(folder, exist_ok=True)
with open(path["urls"], "w") as urls:
    urls.write(url + "\n")
open(path["config"], "w").close()
if os.path.exists(path["log"]):
    os.remove(path["log"])


def newsboat(*arguments):
    subprocess.run(
        ["newsboat", "-q", "-C", path["config"], "-u", path["urls"], "-c", path["cache.db"], *arguments],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60, env={**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"})


newsboat("-d", path["log"], "-l", "6", "-x", "reload")

# It keeps the status of a poll to itself: its log shows the body it got, which is empty after a 304.
with open(path["log"], errors="replace") as log:
    bodies = re.findall(r"retrieved data for \S+: ?(.*)", log.read())
cache = sqlite3.connect(path["cache.db"])
if "read" in sys.argv[3:]:
    with open(path["read"], "w") as read:
        read.writelines(f"{guid}\n" for (guid,) in cache.execute("select guid from rss_item"))
    newsboat("--import-from-file", path["read"])
(title,) = cache.execute("select title from rss_feed").fetchone()
rows = cache.execute(
    "select guid, title, url, pubDate, author, content, enclosure_url, enclosure_type from rss_item where deleted = 0 order by pubDate desc, id")
json.dump({
    "status": (200 if bodies[-1] else 304) if bodies else None,
    "title": title,
    "unread": [guid for (guid,) in cache.execute("select guid from rss_item where unread = 1 and deleted = 0 order by id")],
    "entries": [{
        "id": guid,
        "title": title,
        "link": link,
        "published": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(published)),
        "authors": [author] if author else [],
        "content": content,
        "enclosures": [{"url": enclosure, "type": kind}] if enclosure else [],
    } for guid, title, link, published, author, content, enclosure, kind in rows],
}, sys.stdout)
