import type { AmendAnnouncementInput, PlanMeetingInput } from '@hamkori/schema/meetings.plans'
import { db } from '../../../src/platform/db.ts'
import { announcingActs } from '../../../src/modules/meetings/index.ts'
import { readRecords } from '../files.ts'
import { actorsOf } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn, keyOf, workingDay } from './days.ts'

/** An announced meeting of the demonstration. Days are counted from the day of the first load. */
interface SeededAnnouncement extends Pick<PlanMeetingInput, 'kind' | 'startsAt' | 'title' | 'place' | 'agenda'> {
  readonly key: string
  readonly council: string
  /** In how many days it is held; negative where that day has passed. */
  readonly in: number
  /** How many days ago it was announced. */
  readonly announced: number
  readonly shortNoticeReason?: string
  /** What changed so many days ago, without a new day. */
  readonly changed?: Pick<AmendAnnouncementInput, 'startsAt' | 'place' | 'whatChanged' | 'reason'> & {
    readonly daysAgo: number
  }
}

/** Plans and announces the meetings to come, and what changed of them. What was announced before is left alone. Says in one line what there is. */
export async function loadAnnounced(
  day: string,
  councils: ReadonlyMap<string, SeededCouncil>,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const actors = await actorsOf(people)
  const seeded = readRecords<SeededAnnouncement>('demonstration', 'announced.json')
  for (const { key, council: slug, in: days, announced, shortNoticeReason, changed, ...plan } of seeded) {
    const council = councils.get(slug)
    if (council === undefined) throw new Error(`the demonstration has no council ${slug}`)
    const secretary = actors(`secretary.${slug}`)
    const idempotencyKey = keyOf(key)
    if ((await db.meeting.count({ where: { idempotencyKey } })) > 0) continue
    const meetingId = await actOn(workingDay(day, announced), '06:00', async () => {
      const input = { ...plan, idempotencyKey, councilId: council.id, heldOn: workingDay(day, -days) }
      const { id, version } = await announcingActs.plan(secretary, input)
      await announcingActs.announce(secretary, { meetingId: id, version, shortNoticeReason })
      return id
    })
    if (changed === undefined) continue
    const { daysAgo, ...change } = changed
    const { title, agenda } = plan
    await actOn(workingDay(day, daysAgo), '09:00', () =>
      announcingActs.amend(secretary, { ...change, meetingId, version: 2, title, agenda }),
    )
  }
  return `demonstration: ${seeded.length} announced meetings`
}
