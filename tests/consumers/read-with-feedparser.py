#!/usr/bin/python3
"""Polls a feed once with Debian's python3-feedparser and prints what it read as JSON: read-with-feedparser.py URL [ETAG [LAST-MODIFIED]]"""
import json
import sys
import time

import feedparser


def moment(parsed):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def entry(e):
    return {
        "id": e.get("id"),
        "title": e.get("title"),
        "link": e.get("link"),
        "published": moment(e.get("published_parsed")),
        "updated": moment(e.get("updated_parsed") if "updated" in e else None),
        "authors": [a["name"] for a in e.get("authors", []) if "name" in a],
        "categories": [t.get("label") or t["term"] for t in e.get("tags", [])],
        "summary": e.get("summary"),
        "content": e.content[0].value if "content" in e else None,
        "origin": e.get("source", {}).get("href") or next((x.href for x in e.get("links", []) if x.get("rel") == "via"), None),
        "enclosures": [{"url": x.href, "type": x.get("type"), "length": int(x.get("length") or 0)} for x in e.get("enclosures", [])],
    }


url, etag, modified = (sys.argv[1:] + [None, None])[:3]
# The words as they were sent: what its own sanitiser would change is not asked here.
feed = feedparser.parse(url, etag=etag, modified=modified, sanitize_html=False, resolve_relative_uris=False)
if feed.bozo:
    sys.exit(f"{url}: {feed.bozo_exception}")
json.dump({
    "status": feed.status,
    "etag": feed.get("etag"),
    "modified": feed.get("modified"),
    "title": feed.feed.get("title"),
    "entries": [entry(e) for e in feed.entries],
}, sys.stdout)
