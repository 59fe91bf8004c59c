import { formatReference, parseReference } from '@hamkori/schema/references'
import type { AnnouncementState, MeetingKind, MeetingState } from '@hamkori/schema/meetings'
import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'
import { publicPapersOfMeeting } from './papers.queries.ts'
import type { PaperRow } from './papers.queries.ts'
import type { MeetingFilters } from './public-meetings.queries.ts'

/** What is said in public of a meeting before it is held, as it holds now. Days are YYYY-MM-DD. */
export interface AnnouncementRow {
  /** The meeting's. */
  readonly id: string
  readonly reference: string
  readonly councilId: string
  /** Where the meeting itself stands. */
  readonly meetingState: MeetingState
  readonly demonstration: boolean
  readonly number: number
  readonly state: AnnouncementState
  readonly announcedAt: Date
  readonly firstAnnouncedAt: Date | null
  /** When the day that holds was announced; what changed without a new day came later. */
  readonly dayAnnouncedAt: Date
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt: string
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly placeTg: string | null
  readonly placeRu: string | null
  readonly placeEn: string | null
  readonly agenda: string[]
  readonly agendaMinutes: number[]
  readonly noticeDays: number
  readonly shortNoticeReason: string | null
  readonly reason: string | null
  readonly whatChanged: string | null
  /** Those of its papers that everybody reads. */
  readonly papers: PaperRow[]
}

/** Which announcements are wanted: of meetings to come; of days that have passed, without public minutes; or all. */
export type AnnouncementTime = 'coming' | 'past' | 'all'

/** The announcement that holds of every meeting, `a`, with its meeting, `m`. */
const announcements = kysely
  .selectFrom('meeting_announcement as a')
  .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
  .select([
    'm.id',
    'm.reference',
    'm.council_id as councilId',
    'm.state as meetingState',
    'm.demonstration',
    'm.announced_at as firstAnnouncedAt',
    'a.number',
    'a.announced_at as announcedAt',
    'a.kind',
    'a.starts_at as startsAt',
    'a.original',
    'a.title_tg as titleTg',
    'a.title_ru as titleRu',
    'a.title_en as titleEn',
    'a.place_tg as placeTg',
    'a.place_ru as placeRu',
    'a.place_en as placeEn',
    'a.agenda',
    'a.agenda_minutes as agendaMinutes',
    'a.notice_days as noticeDays',
    'a.short_notice_reason as shortNoticeReason',
    'a.reason',
    'a.what_changed as whatChanged',
  ])
  .select((a) => [
    dayText(a.ref('a.held_on')).as('heldOn'),
    publicPapersOfMeeting(a.ref('m.id')).as('papers'),
    sql<AnnouncementState>`a.state`.as('state'),
    a.fn
      .coalesce(
        a
          .selectFrom('meeting_announcement as d')
          .select('d.announced_at')
          .whereRef('d.meeting_id', '=', 'a.meeting_id')
          .where('d.what_changed', 'is', null)
          .orderBy('d.number', 'desc')
          .limit(sql.lit(1)),
        a.ref('a.announced_at'),
      )
      .as('dayAnnouncedAt'),
  ])
  .where((a) =>
    a.not(
      a.exists(
        a
          .selectFrom('meeting_announcement as later')
          .select('later.id')
          .whereRef('later.meeting_id', '=', 'a.meeting_id')
          .whereRef('later.number', '>', 'a.number'),
      ),
    ),
  )

const byReference = query((values: { reference: string }) => announcements.where('m.reference', '=', values.reference))
const ofMeetings = query((values: { ids: readonly string[] }) => announcements.where('m.id', '=', any(values.ids)))
const nextOfCouncils = query((values: { councilIds: readonly string[]; today: string }) =>
  announcements
    .distinctOn('m.council_id')
    .where('m.council_id', '=', any(values.councilIds))
    .where('m.state', '=', sql.lit('announced' as const))
    .where('a.held_on', '>=', asDate(values.today))
    .orderBy('m.council_id')
    .orderBy('a.held_on')
    .orderBy('a.starts_at')
    .orderBy('m.id'),
)

interface PageValues {
  readonly areaIds: readonly string[]
  readonly councilSlug: string
  readonly today: string
  readonly day: string
  readonly id: string
  readonly limit: number
}

/** Meetings whose minutes are public: these are what is to be read of them. */
const published = [sql.lit('published' as const), sql.lit('corrected' as const)]

// The page hangs on the total, so that an empty page still brings it.
const announcementPage = queryInShapes(
  {
    after: [true, false],
    byArea: [true, false],
    byCouncil: [true, false],
    time: ['coming', 'past', 'all'],
  },
  (values: PageValues, { after, byArea, byCouncil, time }) => {
    const councils = kysely
      .selectFrom('council_view')
      .select('id')
      .$if(byArea, (among) => among.where('area_id', '=', any(values.areaIds)))
      .$if(byCouncil, (among) => among.where('slug', '=', values.councilSlug))
    const chosen = announcements
      .$if(byArea || byCouncil, (all) => all.where('m.council_id', 'in', councils))
      .$if(time === 'coming', (all) =>
        all
          .where('m.state', 'not in', published)
          .where((a) =>
            a.or([a('a.held_on', '>=', asDate(values.today)), a('a.state', '=', sql.lit('postponed' as const))]),
          ),
      )
      .$if(time === 'past', (all) =>
        all
          .where('m.state', 'not in', published)
          .where('a.state', '<>', sql.lit('postponed' as const))
          .where('a.held_on', '<', asDate(values.today)),
      )
    const counted = kysely.selectFrom(chosen.as('all')).select(sql<number>`count(*)::int`.as('total'))
    const direction = time === 'coming' ? 'asc' : 'desc'
    const page = chosen
      .$if(after, (rest) =>
        rest.where((a) =>
          a(a.refTuple('a.held_on', 'm.id'), time === 'coming' ? '>' : '<', a.tuple(asDate(values.day), values.id)),
        ),
      )
      .orderBy('a.held_on', direction)
      .orderBy('m.id', direction)
      .limit(values.limit)
    return kysely
      .selectFrom(counted.as('counted'))
      .leftJoinLateral(page.as('page'), (join) => join.onTrue())
      .select('counted.total')
      .selectAll('page')
      .orderBy('page.heldOn', direction)
      .orderBy('page.id', direction)
  },
)

/** The announcement of the meeting with this printed reference; null where it was not announced. */
export async function findAnnouncement(reference: string): Promise<AnnouncementRow | null> {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'meeting') return null
  return (await run(byReference, { reference: formatReference(parsed) }))[0] ?? null
}

/** The announcements of these meetings, by the meeting's id; for `loadOne` of platform/batch.ts. */
export async function findAnnouncements(ids: readonly string[]): Promise<ReadonlyMap<string, AnnouncementRow>> {
  return new Map((await run(ofMeetings, { ids })).map((row) => [row.id, row]))
}

/** The next announced meeting of each council that has one, by the council's id; for `loadOne` of platform/batch.ts. */
export async function findNextMeetings(councilIds: readonly string[]): Promise<ReadonlyMap<string, AnnouncementRow>> {
  return new Map((await run(nextOfCouncils, { councilIds, today: today() })).map((row) => [row.councilId, row]))
}

/** Up to `first + 1` announcements, the next day first, or of `past` and `all` the last one; and how many there are in all. */
export async function listAnnouncements(
  { first, after }: Page<{ day: string; id: string }>,
  { areaIds, councilSlug }: MeetingFilters,
  time: AnnouncementTime,
): Promise<{ readonly rows: AnnouncementRow[]; readonly total: number }> {
  const shape = { after: after !== null, byArea: areaIds !== null, byCouncil: councilSlug !== null, time }
  const rows = await run(announcementPage(shape), {
    areaIds: areaIds ?? [],
    councilSlug: councilSlug ?? '',
    today: today(),
    day: after?.day ?? '',
    id: after?.id ?? '',
    limit: first + 1,
  })
  const found = rows.filter((row): row is AnnouncementRow & { total: number } => row.id !== null)
  return { rows: found, total: rows[0]?.total ?? 0 }
}
