import { formatDate } from '@hamkori/schema/format/date'
import { productName } from '../../platform/page.ts'
import type { ProgramFileContext } from '../../platform/program-file.ts'
import { escapeXml } from '../../platform/server/escape.ts'
import { releasesLinks } from './links.ts'
import { releaseFeedQuery } from './open-data.documents.ts'

/** The releases as a feed (Atom, RFC 4287): the newest, each with its page and its files. */
export async function makeFile({ language, origin, day, t, ask }: ProgramFileContext): Promise<string> {
  const { releases } = await ask(releaseFeedQuery, {})
  const nodes = releases.edges.map(({ node }) => node)
  // Names that stay the same wherever the feed is read again (RFC 4151).
  const id = (what: string): string => `tag:${new URL(origin).hostname},2026:releases/${language}${what}`
  const entries = nodes.map(({ number, through, publishedAt, demonstration, corrects, files }) => {
    const summary = [
      t('releases.feed.summary', { day: formatDate(language, through) }),
      ...(corrects
        ? [t('releases.feed.corrects', { number: corrects.number, reason: corrects.reason[language] })]
        : []),
      ...(demonstration ? [t('releases.feed.demonstration')] : []),
    ]
    const moment = publishedAt ?? `${day}T00:00:00Z`
    return [
      '<entry>',
      element('id', id(`/${number}`)),
      element('title', t('releases.titleOf', { number })),
      element('published', moment),
      element('updated', moment),
      link({ rel: 'alternate', type: 'text/html', href: origin + releasesLinks.release(language, number) }),
      ...files.map(({ name, mediaType, size }) =>
        link({
          ...{ rel: 'enclosure', type: mediaType, length: String(size), title: name },
          href: origin + releasesLinks.file(number, name),
        }),
      ),
      ...(corrects
        ? [link({ rel: 'related', type: 'text/html', href: origin + releasesLinks.release(language, corrects.number) })]
        : []),
      element('summary', summary.join(' ')),
      '</entry>',
    ]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', id('')),
    element('title', t('releases.title')),
    element('subtitle', t('releases.intro')),
    element('updated', nodes[0]?.publishedAt ?? `${day}T00:00:00Z`),
    `<author>${element('name', productName)}${element('uri', origin)}</author>`,
    element('rights', t('site.file.terms')),
    link({ rel: 'self', type: 'application/atom+xml', href: origin + releasesLinks.feed(language) }),
    link({ rel: 'alternate', type: 'text/html', href: origin + releasesLinks.list(language) }),
    ...entries.flat(),
    '</feed>',
    '',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

function link(attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  return `<link${written.join('')}/>`
}
