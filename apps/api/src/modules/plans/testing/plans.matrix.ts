import { defineMatrix, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { today } from '../../../platform/clock.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { adoptPlan, draftPlan, planActs } from '../index.ts'

const year = Number(today().slice(0, 4))
const item = (what: string, place: string) => ({
  what: { original: 'tg' as const, tg: what },
  place: { original: 'tg' as const, tg: place },
  kind: 'visit' as const,
  ownerOffice: 'secretary' as const,
  dueOn: `${year}-01-15`,
})

/** What the module of plans contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    plan: { others: ['adoption_note'] },
    plan_item: { restricted: ['what', 'place'], others: ['original'] },
    plan_item_step: { others: ['capacity', 'reason', 'evidence'] },
  },
  types: ['Plan', 'PlanItem', 'PlanItemStep'],
  withoutScope: { authorizedByLoader: ['Plan', 'PlanItem'] },
  canaryRules: {
    // A plan that was not adopted is its council's own.
    planDraft: `EXISTS (SELECT FROM seat_now WHERE council_id::text = $3)`,
  },
  queries: {
    plan: (fixtures, _actor, half) => {
      const slug = fixtures.halves[half]['slug'] ?? ''
      return [
        { tag: half, args: `councilSlug: "${slug}", year: ${year}` },
        { tag: `${half}-draft`, args: `councilSlug: "${slug}", year: ${year + 1}` },
      ]
    },
    planItemsDue: '',
  },
  async makeRecords(maker, { half, councilId, secretary }) {
    const written = {
      councilId,
      year,
      items: [item('Вохӯрӣ', 'Мактаб'), item('Қабул', 'Дафтар'), item('Омӯзиш', 'Толор')],
    }
    const { id } = await draftPlan(secretary, written)
    await adoptPlan(secretary, { planId: id, version: 1, note: 'Дар ҷаласаи моҳи январ.' })
    const [first, second, third] = await ownerDb.planItem.findMany({
      where: { planId: id },
      orderBy: { number: 'asc' },
    })
    if (first === undefined || second === undefined || third === undefined) throw new Error('the plan has three items')
    await planActs.finish(secretary, { itemId: second.id, version: 1, evidence: 'Рӯйхати ҳозирон.' })
    await planActs.start(secretary, { itemId: first.id, version: 1 })
    const draft = await draftPlan(secretary, {
      councilId,
      year: year + 1,
      items: [
        {
          ...item(
            maker.canary('planDraft', 'plan_item.what', councilId),
            maker.canary('planDraft', 'plan_item.place', councilId),
          ),
          dueOn: `${year + 1}-05-01`,
        },
      ],
    })
    const drafted = await ownerDb.planItem.findFirstOrThrow({ where: { planId: draft.id } })
    maker.record('Plan', id, half)
    maker.record('PlanItem', first.id, half)
    maker.record('Plan', draft.id, `${half}-draft`)
    maker.record('PlanItem', drafted.id, `${half}-draft`)
    return { adoptedPlan: id, draftPlan: draft.id, startedItem: first.id, plannedItem: third.id }
  },
  actions: {
    draftPlan: (_thing, id, scope) => ({
      input: {
        councilId: id('Council', 'council'),
        year: year + 1,
        version: 1,
        items: [{ ...item('Вохӯрӣ', 'Мактаб'), what: trilingual(scope, 'Вохӯрӣ'), dueOn: `${year + 1}-06-01` }],
      },
    }),
    adoptPlan: (_thing, id, scope) => ({
      input: { planId: id('Plan', 'draftPlan'), version: 1, note: textIn(scope, 'Дар ҷаласа.') },
    }),
    copyPlan: (_thing, id) => ({ input: { planId: id('Plan', 'adoptedPlan'), itemNumbers: [] } }),
    startPlanItem: (_thing, id) => ({ input: { itemId: id('PlanItem', 'plannedItem'), version: 1 } }),
    finishPlanItem: (_thing, id, scope) => ({
      input: { itemId: id('PlanItem', 'startedItem'), version: 2, evidence: textIn(scope, 'Рӯйхат.') },
    }),
    postponePlanItem: (_thing, id, scope) => ({
      input: {
        itemId: id('PlanItem', 'startedItem'),
        version: 2,
        dueOn: `${year + 1}-02-01`,
        reason: textIn(scope, 'Толор банд аст.'),
      },
    }),
    dropPlanItem: (_thing, id, scope) => ({
      input: { itemId: id('PlanItem', 'startedItem'), version: 2, reason: textIn(scope, 'Дигар лозим нест.') },
    }),
  },
  async cacheExample({ secretary, khujandCouncilId: councilId }) {
    const { id } = await draftPlan(secretary, { councilId, year, items: [item('Вохӯрӣ', 'Мактаб')] })
    await adoptPlan(secretary, { planId: id, version: 1, note: 'Дар ҷаласа.' })
    const { id: itemId } = await ownerDb.planItem.findFirstOrThrow({ where: { planId: id } })
    await planActs.start(secretary, { itemId, version: 1 })
    return { plan: `councilSlug: "khujand", year: ${year}` }
  },
})
