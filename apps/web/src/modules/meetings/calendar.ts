import { capitalized } from '@hamkori/schema/format/capital'
import type { ProgramFileContext } from '../../platform/program-file.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import { calendarQuery, calendarSubjectQuery } from './calendar.documents.ts'
import { writeCalendar } from './write-calendar.ts'

/** Most meetings in a calendar, the last ones. */
const mostMeetings = 100

/** The announced meetings of a council or of a place as a calendar; null where neither has this name. */
export async function makeFile({ language, origin, name, t, ask }: ProgramFileContext): Promise<string | null> {
  const { council, area } = await ask(calendarSubjectQuery, { slug: name, code: name })
  const subject = council ?? area
  if (!subject) return null
  const filter = council ? { councilSlug: name, areaCode: null } : { councilSlug: null, areaCode: name }
  const { rows } = await readAllPages(
    async (after) => (await ask(calendarQuery, { ...filter, after })).announcements,
    mostMeetings,
  )
  const title = `${t('meetings.title')} · ${capitalized(subject.name[language])}`
  return writeCalendar({ language, origin, title, meetings: rows, t })
}
