import type { Language } from '@hamkori/schema/languages'
import { productName } from '../page.ts'
import { escapeXml } from './escape.ts'

/** A link of an entry beside the one to its page. */
export interface EntryLink {
  readonly rel: 'enclosure' | 'related'
  readonly type: string
  /** With scheme and host. */
  readonly href: string
  readonly title?: string
  /** In bytes. */
  readonly length?: number
}

/** One thing that a feed tells. */
export interface FeedEntry {
  /** What stays the same wherever and whenever the entry is read, with {@link Feed.ids} before it: `minutes/JLS-SU-2026-00001`. */
  readonly id: string
  readonly title: string
  /** When it last changed (RFC 3339). */
  readonly updated: string
  readonly published?: string
  /** The page of it, below the origin. */
  readonly page: string
  readonly summary: string
  readonly links?: readonly EntryLink[]
}

/** A feed as it is written. */
export interface Feed {
  readonly language: Language
  /** Scheme and host. */
  readonly origin: string
  /** What stands before the ids of its entries, the same in all feeds that tell the same things: `records/tg`. */
  readonly ids: string
  /** What stays the same of the feed itself: `feeds/tg/khujand`. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** What may be done with it. */
  readonly rights: string
  /** Its own address and that of its page, below the origin. */
  readonly self: string
  readonly page: string
  /** When it last changed where it has no entry (RFC 3339). */
  readonly since: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
}

/** Writes a feed (Atom, RFC 4287) with ids that stay the same wherever it is read (RFC 4151). */
export function writeFeed(feed: Feed): string {
  const { origin, language, entries } = feed
  const tag = (name: string): string => `tag:${new URL(origin).hostname},2026:${name}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', tag(feed.id)),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', entries.map(({ updated }) => updated).reduce(later, feed.since)),
    `<author>${element('name', productName)}${element('uri', origin)}</author>`,
    element('rights', feed.rights),
    link({ rel: 'self', type: 'application/atom+xml', href: origin + feed.self }),
    link({ rel: 'alternate', type: 'text/html', href: origin + feed.page }),
    ...entries.flatMap(({ id, title, published, updated, page, summary, links = [] }) => [
      '<entry>',
      element('id', tag(`${feed.ids}/${id}`)),
      element('title', title),
      ...(published === undefined ? [] : [element('published', published)]),
      element('updated', updated),
      link({ rel: 'alternate', type: 'text/html', href: origin + page }),
      ...links.map(({ rel, type, length, title: name, href }) =>
        link({
          ...{ rel, type },
          ...(length === undefined ? {} : { length: String(length) }),
          ...(name === undefined ? {} : { title: name }),
          href,
        }),
      ),
      element('summary', summary),
      '</entry>',
    ]),
    '</feed>',
    '',
  ].join('\n')
}

const later = (one: string, other: string): string => (one < other ? other : one)

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

function link(attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  return `<link${written.join('')}/>`
}
