import type { PlanItemKind, PlanItemState, PlanState } from '@hamkori/schema/plans'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, dayText, kysely, query } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isPlanVisible } from './plans.policy.ts'

/** A plan of a council for a year. */
export interface PlanRow {
  readonly id: string
  readonly councilId: string
  readonly year: number
  readonly state: PlanState
  readonly adoptionNote: string | null
  readonly adoptedAt: Date | null
  readonly version: number
  readonly demonstration: boolean
  /** The printed number of the meeting that adopted it. */
  readonly meetingReference: string | null
}

/** An item with what happened to it. Days are YYYY-MM-DD. */
export interface PlanItemRow {
  readonly id: string
  readonly planId: string
  readonly number: number
  readonly kind: PlanItemKind
  readonly original: string
  readonly whatTg: string | null
  readonly whatRu: string | null
  readonly whatEn: string | null
  readonly placeTg: string | null
  readonly placeRu: string | null
  readonly placeEn: string | null
  readonly ownerOffice: 'chair' | 'deputyChair' | 'secretary' | 'member' | null
  readonly ownerMembershipId: string | null
  readonly dueOn: string
  readonly state: PlanItemState
  readonly version: number
}

/** One step of an item. */
export interface PlanItemStepRow {
  readonly itemId: string
  readonly number: number
  readonly state: PlanItemState
  readonly capacity: string
  readonly at: Date
  readonly dueBefore: string
  readonly dueOn: string
  readonly reason: string | null
  readonly evidence: string | null
  readonly meetingReference: string | null
  readonly proposalReference: string | null
  readonly activityCode: string | null
}

const plans = kysely
  .selectFrom('plan as p')
  .leftJoin('decision_view as d', 'd.id', 'p.decision_id')
  .leftJoin('published_meeting_view as m', 'm.id', 'd.meeting_id')
  .select(['p.id', 'p.council_id as councilId', 'p.year', 'p.state', 'p.adoption_note as adoptionNote'])
  .select(['p.adopted_at as adoptedAt', 'p.version', 'p.demonstration', 'm.reference as meetingReference'])

const plansWithIds = query((values: { ids: readonly string[] }) => plans.where('p.id', '=', any(values.ids)))
const plansOfCouncils = query((values: { councilIds: readonly string[] }) =>
  plans.where('p.council_id', '=', any(values.councilIds)).orderBy('p.year', 'desc'),
)
const planOfYear = query((values: { slug: string; year: number }) =>
  plans
    .innerJoin('council_view as c', 'c.id', 'p.council_id')
    .where('c.slug', '=', values.slug)
    .where('p.year', '=', values.year),
)

/** Plans by id, drafts too: ask the policy which may be shown; for `loadOne` of platform/batch.ts. */
export async function plansById(ids: readonly string[]): Promise<ReadonlyMap<string, PlanRow>> {
  return new Map((await run(plansWithIds, { ids })).map((plan) => [plan.id, plan]))
}

/** Those of the plans that the viewer may know of, by id. */
export async function findPlans(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PlanRow>> {
  return new Map([...(await plansById(ids))].filter(([, plan]) => isPlanVisible(viewer, plan)))
}

/** All plans of councils by the council's id, the latest year first, drafts too: ask the policy which may be shown. */
export async function plansByCouncil(councilIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlanRow[]>> {
  return Map.groupBy(await run(plansOfCouncils, { councilIds }), ({ councilId }) => councilId)
}

/** The plan of a council (by its slug, lower case) for a year, where the viewer may know of it; null for any other. */
export async function findPlan(viewer: Viewer, slug: string, year: number): Promise<PlanRow | null> {
  const [plan] = await run(planOfYear, { slug, year })
  return plan !== undefined && isPlanVisible(viewer, plan) ? plan : null
}

const items = kysely
  .selectFrom('plan_item as i')
  .select(['i.id', 'i.plan_id as planId', 'i.number', 'i.kind', 'i.original', 'i.state', 'i.version'])
  .select(['i.what_tg as whatTg', 'i.what_ru as whatRu', 'i.what_en as whatEn'])
  .select(['i.place_tg as placeTg', 'i.place_ru as placeRu', 'i.place_en as placeEn'])
  .select(['i.owner_office as ownerOffice', 'i.owner_membership_id as ownerMembershipId'])
  .select((i) => dayText(i.ref('i.due_on')).as('dueOn'))

const itemsOfPlans = query((values: { planIds: readonly string[] }) =>
  items.where('i.plan_id', '=', any(values.planIds)).orderBy('i.number'),
)
const itemsWithIds = query((values: { ids: readonly string[] }) => items.where('i.id', '=', any(values.ids)))

/** Items by plan, in order; for `loadOne` of platform/batch.ts. */
export async function itemsByPlan(planIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlanItemRow[]>> {
  return Map.groupBy(await run(itemsOfPlans, { planIds }), ({ planId }) => planId)
}

/** Items by id, of drafts too: ask the policy which may be shown. */
export async function findItems(ids: readonly string[]): Promise<ReadonlyMap<string, PlanItemRow>> {
  return new Map((await run(itemsWithIds, { ids })).map((item) => [item.id, item]))
}

const stepsOfItems = query((values: { itemIds: readonly string[] }) =>
  kysely
    .selectFrom('plan_item_step as s')
    .leftJoin('published_meeting_view as m', 'm.id', 's.meeting_id')
    .leftJoin('published_proposal_view as p', 'p.id', 's.proposal_id')
    .leftJoin('activity_view as a', 'a.id', 's.activity_id')
    .select(['s.item_id as itemId', 's.number', 's.state', 's.capacity', 's.at', 's.reason', 's.evidence'])
    .select(['m.reference as meetingReference', 'p.reference as proposalReference', 'a.code as activityCode'])
    .select((s) => [dayText(s.ref('s.due_before')).as('dueBefore'), dayText(s.ref('s.due_on')).as('dueOn')])
    .where('s.item_id', '=', any(values.itemIds))
    .orderBy('s.number'),
)

/** What happened to items, in order, by item; for `loadOne` of platform/batch.ts. */
export async function stepsByItem(
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanItemStepRow[]>> {
  return Map.groupBy(await run(stepsOfItems, { itemIds }), ({ itemId }) => itemId)
}

const dueItems = query((values: { councilIds: readonly string[]; until: string }) =>
  items
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .where('p.council_id', '=', any(values.councilIds))
    .where('p.state', '=', sql.lit('adopted' as const))
    .where('i.state', 'in', [
      sql.lit('planned' as const),
      sql.lit('inProgress' as const),
      sql.lit('postponed' as const),
    ])
    .where(sql<boolean>`i.due_on <= ${values.until}::date`)
    .orderBy('i.due_on')
    .orderBy('i.id')
    .limit(sql.lit(100)),
)

/** The unfinished items of adopted plans of these councils that are due by a day, the earliest first, at most a hundred. */
export function listDueItems(councilIds: readonly string[], until: string): Promise<PlanItemRow[]> {
  return run(dueItems, { councilIds, until })
}
