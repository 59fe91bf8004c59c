import { addDays } from '@hamkori/schema/dates'
import type { DraftGatheringInput } from '@hamkori/schema/gatherings'
import type { RegisterRecommendationInput } from '@hamkori/schema/recommendations'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../modules.ts'
import { today } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { InvalidInputError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { submitted as submittedProposal } from '../proposals/testing/proposals.ts'
import { registerRecommendation, submitRecommendation } from '../recommendations/index.ts'
import { recommendationOf } from '../recommendations/testing/recommendations.ts'
import { gatheringActs } from './index.ts'

let stage: RecordFixture
let source = ''
beforeAll(async () => {
  stage = await setUpRecordFixture()
  source = (await submittedProposal(stage, '2026-03-02')).reference
})

const text = (tg: string) => ({ original: 'tg' as const, tg })
const draft = (change: Partial<DraftGatheringInput> = {}, actor: Viewer = stage.secretary) =>
  gatheringActs.draft(actor, {
    ...{ idempotencyKey: crypto.randomUUID(), areaCode: 'TJ-SU', councilId: stage.khujandCouncilId },
    ...{ title: text('Мизи мудаввар'), place: text('Толори шаҳр'), heldOn: today(), startsAt: '10:00' },
    ...{ coversFrom: addDays(today(), -365), coversTo: today(), guests: [] },
    items: [{ kind: 'opening', what: text('Ифтитоҳ'), speaker: text('Раиси шӯро'), minutes: 15 }],
    councilIds: [stage.khujandCouncilId],
    ...change,
  })
const slugOf = async (id: string) => (await db.gathering.findUniqueOrThrow({ where: { id } })).slug
const announced = async () => {
  const { id } = await draft()
  await gatheringActs.announce(stage.secretary, { gatheringId: id, version: 1 })
  return { id, slug: await slugOf(id) }
}
const register = (
  gatheringSlug: string,
  actor: Viewer = stage.secretary,
  of: Partial<RegisterRecommendationInput> = {},
) => registerRecommendation(actor, { ...recommendationOf(stage, [source]), ...of, gatheringSlug })
const refusalOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (refused: unknown) => refused,
  )
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}
const ask = async (viewer: Viewer, query: string) => {
  const { data, errors } = await graphqlAs(viewer, query)
  expect(errors).toBeUndefined()
  return data
}
const madeAt = async (viewer: Viewer, slug: string) =>
  (await ask(viewer, `{ gathering(slug: "${slug}") { recommendations { reference state } } }`)).gathering
    ?.recommendations
const gatheringOf = async (viewer: Viewer, reference: string) =>
  (await ask(viewer, `{ recommendation(reference: "${reference}") { gathering { slug } } }`)).recommendation?.gathering
const listed = async (slug: string): Promise<string[]> =>
  (
    await ask(anonymous, `{ recommendations(first: 50, gatheringSlug: "${slug}") { edges { node { reference } } } }`)
  ).recommendations.edges.map(({ node }: { node: { reference: string } }) => node.reference)

describe('a recommendation at a round table', () => {
  it('is made at one of its council that is not called off, by whoever may know of it', async () => {
    const { slug } = await announced()
    const foreign = await gatheringActs.draft(stage.otherSecretary, {
      ...{ idempotencyKey: crypto.randomUUID(), areaCode: 'TJ-KT', councilId: stage.bokhtarCouncilId },
      ...{ title: text('Дигар'), place: text('Бохтар'), heldOn: today(), startsAt: '10:00' },
      ...{ coversFrom: addDays(today(), -365), coversTo: today(), guests: [] },
      items: [{ kind: 'opening', what: text('Ифтитоҳ'), speaker: text('Раиси шӯро'), minutes: 15 }],
      councilIds: [stage.bokhtarCouncilId],
    })
    const off = await announced()
    await gatheringActs.cancel(stage.secretary, { gatheringId: off.id, version: 2, reason: 'Бориш' })
    for (const wrong of ['tj-su-1999-01-01', await slugOf(foreign.id), off.slug])
      expect(await refusalOf(register(wrong))).toEqual(['gatheringSlug unknown_record'])
    // One of the whole country is the coordinators’ alone while it is a draft, its host’s council or not.
    const ofCountry = await slugOf((await draft({ areaCode: 'TJ' }, stage.coordinator)).id)
    expect(await refusalOf(register(ofCountry))).toEqual(['gatheringSlug unknown_record'])
    expect((await register(ofCountry, stage.coordinator)).gatheringSlug).toBe(ofCountry)
    expect((await register(` ${slug.toUpperCase()} `)).gatheringSlug).toBe(slug)
    // Whoever writes past the application is refused by the database.
    const { id } = await register(slug)
    for (const gatheringSlug of [off.slug, 'tj-su-1999-01-01'])
      await expect(ownerDb.recommendation.update({ where: { id }, data: { gatheringSlug } })).rejects.toThrow()
  })

  it('stands on the page of it and in the list, for everybody once it is submitted', async () => {
    const { slug } = await announced()
    const { id, reference } = await register(slug)
    expect(await madeAt(anonymous, slug)).toEqual([])
    expect(await madeAt(stage.otherSecretary, slug)).toEqual([])
    expect(await madeAt(stage.member, slug)).toEqual([{ reference, state: 'adopted' }])
    expect(await listed(slug)).toEqual([])
    await submitRecommendation(stage.secretary, { recommendationId: id })
    expect(await madeAt(anonymous, slug)).toEqual([{ reference, state: 'submitted' }])
    expect(await gatheringOf(anonymous, reference)).toEqual({ slug })
    expect(await listed(slug.toUpperCase())).toEqual([reference])
    expect(await listed('tj-su-1999-01-01')).toEqual([])
    // What was submitted stays where it was made, whoever writes.
    const other = await announced()
    await expect(
      ownerDb.recommendation.update({ where: { id }, data: { gatheringSlug: other.slug } }),
    ).rejects.toThrow()
  })

  it('does not tell of a draft of a round table', async () => {
    const { id } = await draft()
    const slug = await slugOf(id)
    const made = await register(slug)
    await submitRecommendation(stage.secretary, { recommendationId: made.id })
    expect(await gatheringOf(anonymous, made.reference)).toBeNull()
    expect(await listed(slug)).toEqual([])
    expect(await gatheringOf(stage.member, made.reference)).toEqual({ slug })
    await gatheringActs.announce(stage.secretary, { gatheringId: id, version: 1 })
    expect(await gatheringOf(anonymous, made.reference)).toEqual({ slug })
    expect(await listed(slug)).toEqual([made.reference])
  })

  it('is in its papers with where it stands, and stays there as it stood when it was held', async () => {
    const { id, slug } = await announced()
    const made = await register(slug)
    const papers = async () =>
      (
        await ask(
          anonymous,
          `{ gatheringPack(slug: "${slug}") { text recommendations { total rows { type reference state answer { outcome } } } } }`,
        )
      ).gatheringPack
    expect((await papers()).recommendations).toEqual({ total: 0, rows: [] })
    await submitRecommendation(stage.secretary, { recommendationId: made.id })
    const row = { type: 'Recommendation', reference: made.reference, state: 'submitted', answer: null }
    expect((await papers()).recommendations).toEqual({ total: 1, rows: [row] })
    await gatheringActs.hold(stage.secretary, {
      ...{ gatheringId: id, version: 2, heldOn: today(), tookPart: [stage.khujandCouncilId] },
    })
    const kept = await papers()
    expect(kept.recommendations).toEqual({ total: 1, rows: [row] })
    expect(JSON.parse(kept.text)).toMatchObject({ format: 2, recommendations: { total: 1 } })
    // Papers of before that know of none.
    const { recommendations: _none, ...before } = JSON.parse(kept.text) as Record<string, unknown>
    const earlier = await announced()
    await gatheringActs.hold(stage.secretary, {
      ...{ gatheringId: earlier.id, version: 2, heldOn: today(), tookPart: [stage.khujandCouncilId] },
    })
    await ownerDb.$executeRawUnsafe('ALTER TABLE gathering DISABLE TRIGGER USER')
    await ownerDb.gathering.update({
      where: { id: earlier.id },
      data: { pack: JSON.stringify({ ...before, format: 1 }) },
    })
    await ownerDb.$executeRawUnsafe('ALTER TABLE gathering ENABLE TRIGGER USER')
    const old = await ask(anonymous, `{ gatheringPack(slug: "${earlier.slug}") { recommendations { total } } }`)
    expect(old.gatheringPack.recommendations).toEqual({ total: 0 })
  })
})
