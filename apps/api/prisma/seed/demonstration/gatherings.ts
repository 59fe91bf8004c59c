import { addMonths } from '@hamkori/schema/dates'
import type { DraftGatheringInput } from '@hamkori/schema/gatherings'
import { db } from '../../../src/platform/db.ts'
import type { Viewer } from '../../../src/platform/viewer.ts'
import { gatheringActs } from '../../../src/modules/gatherings/index.ts'
import { readRecords } from '../files.ts'
import { actorsOf } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn, keyOf, workingDay } from './days.ts'

type Written = Pick<DraftGatheringInput, 'areaCode' | 'title' | 'place' | 'startsAt' | 'items' | 'guests'>

/** A gathering of the demonstration. Days are counted from the day of the first load. */
interface SeededGathering extends Written {
  readonly key: string
  /** The host. */
  readonly council: string
  /** Who plans it: `secretary.khujand`, `coordinator`. */
  readonly by: string
  /** The councils that are invited. */
  readonly councils: readonly string[]
  /** In how many days it is held; negative where that day has passed. */
  readonly in: number
  /** How many days ago it was announced. */
  readonly announced: number
  /** How many months its pack looks back from the day. */
  readonly months: number
  /** It was put off so many days ago to another day. */
  readonly postponed?: { readonly daysAgo: number; readonly in: number; readonly reason: string }
  readonly tookPart?: readonly string[]
  readonly outcome?: Parameters<typeof gatheringActs.conclude>[1]['outcome']
}

/** Gatherings of some councils: held and concluded, or to come. One that is there is left alone. Says in one line what there is. */
export async function loadGatherings(
  day: string,
  councils: ReadonlyMap<string, SeededCouncil>,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const actors = await actorsOf(people)
  const seeded = readRecords<SeededGathering>('demonstration', 'gatherings.json')
  const idOf = (slug: string) => {
    const council = councils.get(slug)
    if (council === undefined) throw new Error(`the demonstration has no council ${slug}`)
    return council.id
  }
  for (const gathering of seeded) {
    if ((await db.gathering.count({ where: { idempotencyKey: keyOf(gathering.key) } })) > 0) continue
    await loadGathering(actors(gathering.by), gathering, { day, idOf })
  }
  return `demonstration: ${seeded.length} gatherings of councils`
}

interface Ground {
  readonly day: string
  readonly idOf: (slug: string) => string
}

async function loadGathering(actor: Viewer, gathering: SeededGathering, { day, idOf }: Ground): Promise<void> {
  const { key, council, councils, months, announced, postponed, tookPart, outcome, in: days } = gathering
  const { areaCode, title, place, startsAt, items, guests } = gathering
  const heldOn = workingDay(day, -days)
  const gatheringId = await actOn(workingDay(day, announced), '10:00', async () => {
    const { id } = await gatheringActs.draft(actor, {
      ...{ areaCode, title, place, startsAt, items, guests, heldOn },
      ...{ idempotencyKey: keyOf(key), councilId: idOf(council), councilIds: councils.map(idOf) },
      ...{ coversFrom: addMonths(heldOn, -months), coversTo: heldOn },
    })
    await gatheringActs.announce(actor, { gatheringId: id, version: 1 })
    return id
  })
  if (postponed !== undefined)
    await actOn(workingDay(day, postponed.daysAgo), '11:00', () =>
      gatheringActs.postpone(actor, {
        ...{ gatheringId, version: 2, reason: postponed.reason },
        heldOn: workingDay(day, -postponed.in),
      }),
    )
  if (tookPart === undefined || outcome === undefined) return
  await actOn(heldOn, '17:00', () =>
    gatheringActs.hold(actor, { gatheringId, version: 2, heldOn, tookPart: tookPart.map(idOf) }),
  )
  await actOn(heldOn, '18:00', () => gatheringActs.conclude(actor, { gatheringId, version: 3, outcome }))
}
