import type { CouncilOffice } from '@hamkori/schema/councils'
import type { DraftPlanInput } from '@hamkori/schema/plans'
import { db } from '../../../src/platform/db.ts'
import type { Viewer } from '../../../src/platform/viewer.ts'
import { adoptPlan, draftPlan, planActs } from '../../../src/modules/plans/index.ts'
import { readRecords } from '../files.ts'
import { actorsOf } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn } from './days.ts'

/** What became of an item on a day of its year (MM-DD). */
type SeededStep = { readonly on: string } & (
  | { readonly verb: 'start' }
  | { readonly verb: 'finish'; readonly evidence: string }
  | { readonly verb: 'postpone'; readonly dueOn: string; readonly reason: string }
  | { readonly verb: 'drop'; readonly reason: string }
)

/** A plan of the demonstration; its days are MM-DD. */
interface SeededPlan {
  readonly council: string
  /** Of which year, counted back from that of the first load; negative for the next. */
  readonly yearsAgo: number
  /** How it was adopted; a draft where it is absent. */
  readonly note?: string
  readonly items: readonly (Pick<DraftPlanInput['items'][number], 'what' | 'kind' | 'place'> & {
    readonly owner: CouncilOffice
    readonly due: string
    readonly steps?: readonly SeededStep[]
  })[]
}

const adoptedOn = '01-20'

/** Plans of some councils, adopted and carried out as far as the day has come. A plan that is there is left alone. Says in one line what there is. */
export async function loadPlans(
  day: string,
  councils: ReadonlyMap<string, SeededCouncil>,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const actors = await actorsOf(people)
  const seeded = readRecords<SeededPlan>('demonstration', 'plans.json')
  for (const plan of seeded) {
    const councilId = councils.get(plan.council)?.id
    if (councilId === undefined) throw new Error(`the demonstration has no council ${plan.council}`)
    const year = Number(day.slice(0, 4)) - plan.yearsAgo
    if ((await db.plan.count({ where: { councilId, year } })) > 0) continue
    await loadPlan(actors(`secretary.${plan.council}`), plan, { councilId, year, day })
  }
  return `demonstration: ${seeded.length} plans of councils`
}

async function loadPlan(
  secretary: Viewer,
  { note, items }: SeededPlan,
  { councilId, year, day }: { readonly councilId: string; readonly year: number; readonly day: string },
): Promise<void> {
  const on = (date: string) => `${year}-${date}`
  const begun = on(adoptedOn) < day ? on(adoptedOn) : day
  const { id } = await actOn(begun, '06:00', () =>
    draftPlan(secretary, {
      councilId,
      year,
      items: items.map(({ what, kind, place, owner, due }) => ({
        ...{ what, kind, place, ownerOffice: owner },
        dueOn: on(due),
      })),
    }),
  )
  if (note === undefined) return
  await actOn(begun, '07:00', () => adoptPlan(secretary, { planId: id, version: 1, note }))
  const rows = await db.planItem.findMany({ where: { planId: id }, orderBy: { number: 'asc' } })
  for (const [at, { steps = [] }] of items.entries()) {
    const itemId = rows[at]?.id ?? ''
    for (const [before, step] of steps.entries()) {
      if (on(step.on) > day) break
      const moved = { itemId, version: before + 1 }
      await actOn(on(step.on), '08:00', () => takeStep(secretary, moved, step, on))
    }
  }
}

function takeStep(
  secretary: Viewer,
  moved: { readonly itemId: string; readonly version: number },
  step: SeededStep,
  on: (date: string) => string,
) {
  switch (step.verb) {
    case 'start':
      return planActs.start(secretary, moved)
    case 'finish':
      return planActs.finish(secretary, { ...moved, evidence: step.evidence })
    case 'postpone':
      return planActs.postpone(secretary, { ...moved, dueOn: on(step.dueOn), reason: step.reason })
    case 'drop':
      return planActs.drop(secretary, { ...moved, reason: step.reason })
  }
}
