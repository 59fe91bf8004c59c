import { formatDate } from '@hamkori/schema/format/date'
import type { FeedContext, FeedEntry, FeedSubject, RecordHistory } from '../../platform/feed-part.ts'
import { mostOfPart } from '../../platform/feed-part.ts'
import { links } from '../../platform/links.ts'
import { textIn } from '../../platform/official-text.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import { changeNotes, changeTitle } from './announcement-words.ts'
import { calendarQuery } from './calendar.documents.ts'
import { minutesFeedQuery } from './feed.documents.ts'
import { announcementTexts } from './later-messages.ts'
import { publicMeetingQuery } from './meetings.documents.ts'

export const texts = [['meetings.announcement', announcementTexts]] as const

/** What was announced, and the minutes that were published, of a council or a place. */
export async function listEntries(of: FeedSubject, context: FeedContext): Promise<FeedEntry[]> {
  const { language, t, ask } = context
  const filter = { councilSlug: null, areaCode: null, ...of }
  const announced = await readAllPages(
    async (after) => (await ask(calendarQuery, { ...filter, after })).announcements,
    mostOfPart / 2,
  )
  const minutes = await readAllPages(
    async (after) => (await ask(minutesFeedQuery, { ...filter, after })).meetings,
    mostOfPart / 2,
  )
  return [
    ...announced.rows.map((announcement): FeedEntry => {
      const { reference, title, council, place, changes, changedAt } = announcement
      const last = changes.at(-1)
      return {
        id: `announcements/${reference}`,
        title: `${t('meetings.search.kind')}: ${textIn(title, language).text}`,
        published: announcement.announcedAt,
        updated: changedAt,
        page: links.meeting(language, reference),
        summary: [
          `${reference}. ${council.name[language]}.`,
          ...(last
            ? [`${changeTitle(last, language, t)}.`, ...(last.whatChanged === null ? [] : [last.whatChanged])]
            : []),
          textIn(place, language).text,
        ].join(' '),
      }
    }),
    ...minutes.rows.map(({ reference, title, council, heldOn, publishedAt, earlierVersions }): FeedEntry => {
      const corrected = earlierVersions[0]
      const published = publishedAt ?? `${heldOn}T00:00:00Z`
      return {
        id: `minutes/${reference}`,
        title: `${t('meetings.minutes')}: ${textIn(title, language).text}`,
        published,
        updated: corrected?.replacedAt ?? published,
        page: links.meeting(language, reference),
        summary: [
          `${reference}, ${formatDate(language, heldOn)}. ${council.name[language]}.`,
          ...(corrected ? [correctionText(corrected, context)] : []),
        ].join(' '),
      }
    }),
  ]
}

/** What was said of one meeting, its minutes and their corrections. */
export async function readHistory(reference: string, context: FeedContext): Promise<RecordHistory | null> {
  const { language, t } = context
  const { meeting, announcement } = await context.ask(publicMeetingQuery, { reference })
  const minutes = meeting?.publishedAt ? meeting : null
  const found = minutes ?? announcement
  if (!found) return null
  const page = links.meeting(language, reference)
  const changes = (minutes?.announcement ?? announcement)?.changes ?? []
  const entries = [
    ...changes.map((change, at): FeedEntry => {
      const title = changeTitle(change, language, t)
      return {
        id: `announcements/${reference}/${at + 1}`,
        title,
        updated: change.at,
        page,
        summary: changeNotes(change, t).join(' ') || title,
      }
    }),
    ...(minutes?.publishedAt
      ? [
          {
            ...{ id: `minutes/${reference}`, title: t('meetings.minutes'), updated: minutes.publishedAt, page },
            summary: textIn(minutes.title, language).text,
          },
        ]
      : []),
    ...[...(minutes?.earlierVersions ?? [])].reverse().map((version): FeedEntry => ({
      id: `minutes/${reference}/${version.number}`,
      title: t('meetings.state.corrected'),
      updated: version.replacedAt,
      page,
      summary: correctionText(version, context),
    })),
  ]
  return { title: textIn(found.title, language).text, entries: entries.reverse() }
}

function correctionText(
  { replacedAt, reason }: { readonly replacedAt: string; readonly reason: string },
  { language, t }: FeedContext,
): string {
  return t('meetings.corrected.on', { date: formatDate(language, replacedAt), reason })
}
