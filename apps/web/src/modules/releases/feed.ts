import { formatDate } from '@hamkori/schema/format/date'
import type { ProgramFileContext } from '../../platform/program-file.ts'
import { writeFeed } from '../../platform/server/write-feed.ts'
import { releasesLinks } from './links.ts'
import { releaseFeedQuery } from './open-data.documents.ts'

/** The releases as a feed: the newest, each with its page and its files. */
export async function makeFile({ language, origin, day, t, ask }: ProgramFileContext): Promise<string> {
  const { releases } = await ask(releaseFeedQuery, {})
  const entries = releases.edges.map(({ node }) => {
    const { number, through, publishedAt, demonstration, corrects, files } = node
    const summary = [
      t('releases.feed.summary', { day: formatDate(language, through) }),
      ...(corrects
        ? [t('releases.feed.corrects', { number: corrects.number, reason: corrects.reason[language] })]
        : []),
      ...(demonstration ? [t('releases.feed.demonstration')] : []),
    ]
    const moment = publishedAt ?? `${day}T00:00:00Z`
    return {
      ...{ id: String(number), title: t('releases.titleOf', { number }), published: moment, updated: moment },
      page: releasesLinks.release(language, number),
      summary: summary.join(' '),
      links: [
        ...files.map(({ name, mediaType, size }) => ({
          ...{ rel: 'enclosure' as const, type: mediaType, length: size, title: name },
          href: origin + releasesLinks.file(number, name),
        })),
        ...(corrects
          ? [
              {
                ...{ rel: 'related' as const, type: 'text/html' },
                href: origin + releasesLinks.release(language, corrects.number),
              },
            ]
          : []),
      ],
    }
  })
  return writeFeed({
    ...{ language, origin, entries, ids: `releases/${language}`, id: `releases/${language}` },
    ...{ title: t('releases.title'), subtitle: t('releases.intro'), rights: t('site.file.terms') },
    ...{ self: releasesLinks.feed(language), page: releasesLinks.list(language) },
    since: entries[0]?.updated ?? `${day}T00:00:00Z`,
  })
}
