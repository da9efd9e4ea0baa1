#!/usr/bin/python3
"""Subscribes gPodder to a podcast, downloads every episode, and prints what it keeps as JSON: read-with-gpodder.py FOLDER URL. The folder keeps gPodder's state between polls."""
import json
import os
import sqlite3
import subprocess
import sys
import time

folder, url = sys.argv[1:3]


def gpo(*arguments):
    subprocess.run(
        ["gpo", "-q", *arguments],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=100,
        env={**os.environ, "HOME": folder, "GPODDER_HOME": folder, "LC_ALL": "C.UTF-8"})


database = os.path.join(folder, "Database")
if os.path.exists(database):
    gpo("update", url)
else:
    gpo("subscribe", url)
gpo("download", url)
cache = sqlite3.connect(database)
title, downloads = cache.execute("select title, download_folder from podcast").fetchone()
rows = cache.execute(
    "select guid, title, link, published, description, url, mime_type, file_size, total_time, download_filename from episode order by published desc, id")
json.dump({
    "title": title,
    "entries": [{
        "id": guid,
        "title": title,
        "link": link,
        "published": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(published)),
        "summary": description,
        "enclosures": [{"url": enclosure, "type": kind, "length": size}],
        "seconds": seconds,
        "download": os.path.join(folder, "Downloads", downloads, name) if name else None,
    } for guid, title, link, published, description, enclosure, kind, size, seconds, name in rows],
}, sys.stdout)
