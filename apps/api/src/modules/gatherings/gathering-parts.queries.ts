import type { GatheringItemKind, GatheringState } from '@hamkori/schema/gatherings'
import { run } from '../../platform/db.ts'
import { any, dayText, kysely, query } from '../../platform/query.ts'

/** One point of a programme. */
export interface GatheringItemRow {
  readonly gatheringId: string
  readonly original: string
  readonly number: number
  readonly kind: GatheringItemKind
  readonly whatTg: string | null
  readonly whatRu: string | null
  readonly whatEn: string | null
  readonly speakerTg: string | null
  readonly speakerRu: string | null
  readonly speakerEn: string | null
  readonly minutes: number | null
}

/** An invited council. */
export interface GatheringCouncilRow {
  readonly gatheringId: string
  readonly councilId: string
  readonly tookPart: boolean | null
}

/** A guest by office or body. */
export interface GatheringGuestRow {
  readonly gatheringId: string
  readonly original: string
  readonly nameTg: string | null
  readonly nameRu: string | null
  readonly nameEn: string | null
}

/** What everybody was told. `heldOn` is a day, YYYY-MM-DD; null while none is known. */
export interface GatheringStepRow {
  readonly gatheringId: string
  readonly number: number
  readonly state: GatheringState
  readonly capacity: string
  readonly at: Date
  readonly heldOn: string | null
  readonly startsAt: string | null
  readonly reason: string | null
}

interface Ids {
  readonly ids: readonly string[]
}

const items = query(({ ids }: Ids) =>
  kysely
    .selectFrom('gathering_item as i')
    .innerJoin('gathering as g', 'g.id', 'i.gathering_id')
    .select(['i.gathering_id as gatheringId', 'g.original', 'i.number', 'i.kind', 'i.minutes'])
    .select(['i.what_tg as whatTg', 'i.what_ru as whatRu', 'i.what_en as whatEn'])
    .select(['i.speaker_tg as speakerTg', 'i.speaker_ru as speakerRu', 'i.speaker_en as speakerEn'])
    .where('i.gathering_id', '=', any(ids))
    .orderBy('i.number'),
)
const councils = query(({ ids }: Ids) =>
  kysely
    .selectFrom('gathering_council as j')
    .innerJoin('council_view as c', 'c.id', 'j.council_id')
    .select(['j.gathering_id as gatheringId', 'j.council_id as councilId', 'j.took_part as tookPart'])
    .where('j.gathering_id', '=', any(ids))
    .orderBy('c.slug'),
)
const guests = query(({ ids }: Ids) =>
  kysely
    .selectFrom('gathering_guest as u')
    .innerJoin('gathering as g', 'g.id', 'u.gathering_id')
    .select(['u.gathering_id as gatheringId', 'g.original'])
    .select(['u.name_tg as nameTg', 'u.name_ru as nameRu', 'u.name_en as nameEn'])
    .where('u.gathering_id', '=', any(ids))
    .orderBy('u.number'),
)
const steps = query(({ ids }: Ids) =>
  kysely
    .selectFrom('gathering_step as s')
    .select(['s.gathering_id as gatheringId', 's.number', 's.state', 's.capacity', 's.at', 's.reason'])
    .select(['s.starts_at as startsAt'])
    .select((s) => dayText(s.ref('s.held_on')).as('heldOn'))
    .where('s.gathering_id', '=', any(ids))
    .orderBy('s.number'),
)

const byGathering = <Row extends { readonly gatheringId: string }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ gatheringId }) => gatheringId)

/** Programmes in order, by gathering; for `loadOne` of platform/batch.ts, as the three below. */
export async function itemsByGathering(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly GatheringItemRow[]>> {
  return byGathering(await run(items, { ids }))
}

/** Invited councils in the order of their names in addresses, by gathering. */
export async function councilsByGathering(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly GatheringCouncilRow[]>> {
  return byGathering(await run(councils, { ids }))
}

/** Guests in order, by gathering. */
export async function guestsByGathering(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly GatheringGuestRow[]>> {
  return byGathering(await run(guests, { ids }))
}

/** What everybody was told, in order, by gathering. */
export async function stepsByGathering(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly GatheringStepRow[]>> {
  return byGathering(await run(steps, { ids }))
}
