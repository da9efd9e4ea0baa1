// Reads a sitemap or an index of sitemaps with npm's sitemap and prints what it read as JSON: read-sitemap.mjs URL
import { Readable } from 'node:stream'
import { parseSitemap, parseSitemapIndex } from 'sitemap'

// It warns of what it cannot use and goes on. Here that is a failure.
console.warn = (...words) => {
  console.error(...words)
  process.exitCode = 1
}

const response = await fetch(process.argv[2])
const text = await response.text()
const parse = text.includes('<sitemapindex') ? parseSitemapIndex : parseSitemap
const items = await parse(Readable.from([text]))
console.log(JSON.stringify(items.map(({ url, lastmod, news }) => ({
  url,
  modified: lastmod,
  title: news?.title,
  published: news?.publication_date,
  publication: news?.publication.name,
  language: news?.publication.language,
}))))
