// Polls a feed once with a parser from npm and prints what it read as JSON: read-with-npm.mjs rss-parser|feedsmith URL [ETAG [LAST-MODIFIED]]
import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'

const instant = (date) => date && new Date(date).toISOString().replace('.000Z', 'Z')
const text = (construct) => construct?.value ?? construct
const enclosure = (x) => ({ url: x.url ?? x.href, type: x.type ?? x.mime_type, length: Number(x.length ?? x.size_in_bytes ?? 0) })

const parsers = {
  // The one most sites use; of these forms it reads RSS in full.
  'rss-parser': async (document) => {
    const feed = await new RssParser().parseString(document)
    return {
      title: feed.title,
      entries: feed.items.map((item) => ({
        id: item.guid,
        title: item.title,
        link: item.link,
        published: instant(item.isoDate),
        authors: [item.creator],
        categories: (item.categories ?? []).map((category) => category._ ?? category),
        summary: item.content,
        content: item['content:encoded'],
        enclosures: item.enclosure ? [enclosure(item.enclosure)] : [],
      })),
    }
  },
  feedsmith: async (document) => {
    const { format, feed } = parseFeed(document)
    return { title: text(feed.title), entries: (feed.items ?? feed.entries ?? []).map(feedsmithEntries[format]) }
  },
}

const feedsmithEntries = {
  rss: (item) => ({
    id: item.guid.value,
    title: item.title,
    link: item.link,
    published: instant(item.pubDate),
    updated: instant(item.atom?.updated),
    authors: item.dc?.creators ?? [item.dc?.creator],
    categories: (item.categories ?? []).map((category) => category.name),
    summary: item.description,
    content: item.content?.encoded,
    origin: item.source?.url,
    enclosures: (item.enclosures ?? []).map(enclosure),
  }),
  atom: (entry) => ({
    id: entry.id,
    title: text(entry.title),
    link: entry.links.find((link) => (link.rel ?? 'alternate') === 'alternate').href,
    published: instant(entry.published),
    updated: instant(entry.updated),
    authors: entry.authors.map((author) => author.name),
    categories: (entry.categories ?? []).map((category) => category.label ?? category.term),
    summary: text(entry.summary),
    content: text(entry.content),
    origin: entry.links.find((link) => link.rel === 'via')?.href,
    enclosures: entry.links.filter((link) => link.rel === 'enclosure').map(enclosure),
  }),
  json: (item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    published: instant(item.date_published),
    updated: instant(item.date_modified),
    authors: item.authors.map((author) => author.name),
    categories: item.tags ?? [],
    summary: item.summary,
    content: item.content_html,
    origin: item.external_url,
    enclosures: (item.attachments ?? []).map(enclosure),
  }),
}

const [parser, url, etag, modified] = process.argv.slice(2)
const headers = {}
if (etag) headers['If-None-Match'] = etag
if (modified) headers['If-Modified-Since'] = modified
const response = await fetch(url, { headers })
const read = response.status === 200 ? await parsers[parser](await response.text()) : { entries: [] }
console.log(JSON.stringify({ status: response.status, etag: response.headers.get('etag'), modified: response.headers.get('last-modified'), ...read }))
