import type { CaseTopic } from '@hamkori/schema/cases'
import { db } from '../../../src/platform/db.ts'
import {
  acknowledgeRecommendation,
  answerRecommendation,
  registerRecommendation,
  submitRecommendation,
} from '../../../src/modules/recommendations/index.ts'
import { readTerritory } from '../../../src/modules/territory/index.ts'
import { readRecords } from '../files.ts'
import { actorsOf } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn, keyOf, workingDay } from './days.ts'
import type { Text } from './meetings.ts'

// All numbers of days are counted back from the day of the first load; negative ones lie ahead of it.
interface SeededRecommendation {
  readonly key: string
  readonly council: string
  readonly sent: number
  readonly topic: CaseTopic
  /** The keys of the shortcomings and proposals that it comes from. */
  readonly sources: readonly string[]
  readonly note: string
  /** The key of the round table at which it was made. */
  readonly gathering?: string
  readonly title: Text
  readonly detail: Text
  readonly acknowledged?: number
  readonly answer?: {
    readonly at: number
    readonly reasons: string
    readonly ownerOffice: string
    readonly due: number
  }
}

/** The printed numbers of records of the demonstration by their keys. Throws where one is not on the record. */
async function numbersOf(keys: readonly string[]): Promise<string[]> {
  const where = { idempotencyKey: { in: keys.map(keyOf) } }
  const select = { reference: true } as const
  const found = [
    ...(await db.shortcoming.findMany({ where, select })),
    ...(await db.proposal.findMany({ where, select })),
  ]
  if (found.length < keys.length) throw new Error('the demonstration lacks a record that a recommendation comes from')
  return found.map(({ reference }) => reference).toSorted()
}

/**
 * The name in addresses of the round table of the demonstration at which a recommendation was made. One that was put on the record before
 * says what it said then: the same act again is no other one.
 */
async function gatheringSlugOf(key: string, gathering: string | undefined): Promise<string | undefined> {
  const made = await db.recommendation.findUnique({
    where: { idempotencyKey: keyOf(key) },
    select: { gatheringSlug: true },
  })
  if (made !== null) return made.gatheringSlug ?? undefined
  if (gathering === undefined) return undefined
  return (await db.gathering.findUniqueOrThrow({ where: { idempotencyKey: keyOf(gathering) } })).slug
}

/**
 * Plays the recommendations of the demonstration through the acts of their module: the coordinator puts them on the record of the council
 * that held the round table, an officer of its department answers. What was played before is left alone. Says in one line what there is.
 */
export async function loadRecommendations(
  day: string,
  councils: ReadonlyMap<string, SeededCouncil>,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const actors = await actorsOf(people)
  const { departmentById } = await readTerritory()
  const seeded = readRecords<SeededRecommendation>('demonstration', 'recommendations.json')
  for (const { key, sources, gathering, sent, acknowledged, answer, council: slug, ...texts } of seeded) {
    const council = councils.get(slug)
    if (council === undefined) throw new Error(`the demonstration has no council ${slug}`)
    const { departmentId } = await db.council.findUniqueOrThrow({
      where: { id: council.id },
      select: { departmentId: true },
    })
    const on = workingDay(day, sent)
    const coordinator = actors('coordinator')
    const { id, state } = await actOn(on, '17:00', async () =>
      registerRecommendation(coordinator, {
        ...texts,
        idempotencyKey: keyOf(key),
        councilId: council.id,
        departmentId,
        sourceNumbers: await numbersOf(sources),
        gatheringSlug: await gatheringSlugOf(key, gathering),
      }),
    )
    if (state === 'adopted') await actOn(on, '17:15', () => submitRecommendation(coordinator, { recommendationId: id }))
    if (acknowledged === undefined || answer === undefined) continue
    const officer = actors(`officer.${departmentById.get(departmentId)?.code ?? ''}`)
    if (state === 'adopted' || state === 'submitted')
      await actOn(workingDay(day, acknowledged), '18:00', () =>
        acknowledgeRecommendation(officer, { recommendationId: id }),
      )
    await actOn(workingDay(day, answer.at), '18:30', () =>
      answerRecommendation(officer, {
        idempotencyKey: keyOf(`${key} answer 1`),
        recommendationId: id,
        outcome: 'accepted',
        language: 'tg',
        reasons: answer.reasons,
        ownerOffice: answer.ownerOffice,
        dueOn: workingDay(day, answer.due),
      }),
    )
  }
  return `demonstration: ${seeded.length} recommendations`
}
