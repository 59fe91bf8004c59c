import { formatDate } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { announcementFragment } from './announcements.documents.ts'

type Change = FragmentOf<typeof announcementFragment>['changes'][number]
type Translate = (key: string, values?: Readonly<Record<string, string>>) => string

/** What was said of a meeting at one moment before it was held: for which day, announced or moved to it, changed, put off, cancelled. */
export function changeTitle(
  { state, heldOn, startsAt, reason, whatChanged }: Change,
  language: Language,
  t: Translate,
): string {
  const what = whatChanged !== null ? 'changed' : state === 'announced' && reason !== null ? 'moved' : state
  const day = t('meetings.announcement.at', { date: formatDate(language, heldOn), time: startsAt })
  return t(`meetings.announcement.change.${what}`, { day })
}

/** What was said with it: what is different, and why. Empty where nothing was. */
export function changeNotes({ whatChanged, reason }: Pick<Change, 'whatChanged' | 'reason'>, t: Translate): string[] {
  return [
    ...(whatChanged === null ? [] : [whatChanged]),
    ...(reason === null ? [] : [whatChanged === null ? reason : t('meetings.announcement.reason', { reason })]),
  ]
}
