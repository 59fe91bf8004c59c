import { createHash } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import {
  gatheringStates,
  gatheringTransitions,
  gatheringVerbs,
  publicGatheringStates,
} from '@hamkori/schema/gatherings'
import type { DraftGatheringInput, GatheringState, GatheringVerb } from '@hamkori/schema/gatherings'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../platform/clock.ts'
import { db, pool } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { failureOf } from '../../testing/failures.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { gatheringActs } from './index.ts'
import { verbsOnGathering } from './gatherings.policy.ts'

let stage: RecordFixture
const text = (tg: string) => ({ original: 'tg' as const, tg })
const written = (change: Partial<DraftGatheringInput> = {}): DraftGatheringInput => ({
  idempotencyKey: crypto.randomUUID(),
  areaCode: 'TJ-SU',
  councilId: stage.khujandCouncilId,
  title: text('Мизи мудаввар'),
  place: text('Толори шаҳр'),
  heldOn: today(),
  startsAt: '10:00',
  ...{ coversFrom: addDays(today(), -365), coversTo: today() },
  items: [{ kind: 'opening', what: text('Ифтитоҳ'), speaker: text('Раиси шӯро'), minutes: 15 }],
  councilIds: [stage.khujandCouncilId],
  guests: [text('Вазорати корҳои дохилӣ')],
  ...change,
})
const draft = (actor: Viewer = stage.secretary, change: Partial<DraftGatheringInput> = {}) =>
  gatheringActs.draft(actor, written(change))
/** Does a verb to a gathering whose version is known, with what the verb needs. */
const act = (actor: Viewer, verb: GatheringVerb, gatheringId: string, version: number): Promise<unknown> =>
  ({
    draft: () => gatheringActs.draft(actor, { ...written(), gatheringId, version }),
    record: () => gatheringActs.record(actor, { ...recorded, councilId: stage.khujandCouncilId }),
    announce: () => gatheringActs.announce(actor, { gatheringId, version }),
    postpone: () =>
      gatheringActs.postpone(actor, { gatheringId, version, reason: 'Бориш', heldOn: addDays(today(), version) }),
    cancel: () => gatheringActs.cancel(actor, { gatheringId, version, reason: 'Лозим нест' }),
    hold: () =>
      gatheringActs.hold(actor, { gatheringId, version, heldOn: today(), tookPart: [stage.khujandCouncilId] }),
    conclude: () => gatheringActs.conclude(actor, { gatheringId, version, outcome: text('Натиҷа') }),
    discard: () => gatheringActs.discard(actor, { gatheringId, version }),
  })[verb]()
/** A way to each state. */
const ways: Readonly<Record<GatheringState, readonly GatheringVerb[]>> = {
  draft: [],
  announced: ['announce'],
  postponed: ['announce', 'postpone'],
  cancelled: ['announce', 'cancel'],
  held: ['announce', 'hold'],
  concluded: ['announce', 'hold', 'conclude'],
  discarded: ['discard'],
}
const brought = async (state: GatheringState) => {
  const { id } = await draft()
  for (const [at, verb] of ways[state].entries()) await act(stage.secretary, verb, id, at + 1)
  return { id, version: ways[state].length + 1 }
}
const recorded = {
  ...{ slug: 'tj-2019-10-04', areaCode: 'TJ', councilId: '' },
  ...{ title: { original: 'en' as const, en: 'Round table' }, place: { original: 'en' as const, en: 'Sughd' } },
  ...{ heldOn: '2019-10-04', coversFrom: '2019-01-01', coversTo: '2019-10-04' },
  items: [{ kind: 'opening' as const, what: { original: 'en' as const, en: 'Opening' } }],
  outcome: { original: 'en' as const, en: 'Proposals were made.' },
  sourceCodes: ['S4'],
}
const fields = `slug state heldOn startsAt packHash viewerMay announcedAt title { tg } outcome { tg en }
  items { number kind what { tg } speaker { tg } minutes } guests { tg } councils { tookPart council { slug } }
  steps { state capacity heldOn startsAt reason }`
const packFields = `gatheringPack(slug: $slug) { councils { slug shortcomings } shortcomings { total } }`
const shown = async (viewer: Viewer, id: string) => {
  const { slug } = await ownerDb.gathering.findUniqueOrThrow({ where: { id } })
  const { data } = await graphqlAs(
    viewer,
    `{ gathering(slug: "${slug}") { ${fields} } ${packFields.replace('$slug', `"${slug}"`)} }`,
  )
  return data.gathering && { ...data.gathering, pack: data.gatheringPack }
}
/** Everybody who plans nothing of Khujand's. */
const outsiders = () => [anonymous, stage.otherSecretary, stage.officer, stage.administrator, stage.nobody]
const codesOf = (failure: unknown) => {
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

beforeAll(async () => {
  stage = await setUpRecordFixture()
})

describe('a draft of a gathering', () => {
  it('is its host’s and the coordinators’: to others it does not exist, by address, by id and in lists', async () => {
    const { id } = await draft(stage.secretary, { title: text('Ниҳонӣ') })
    for (const viewer of outsiders()) {
      expect(await shown(viewer, id)).toBeNull()
      expect((await graphqlAs(viewer, `{ node(id: "${globalId('Gathering', id)}") { id } }`)).data.node).toBeNull()
      const lists = await graphqlAs(
        viewer,
        `{ gatherings(first: 100) { edges { node { title { tg } } } } gatheringsAtDesk { title { tg } } council(slug: "khujand") { gatherings { title { tg } } } }`,
      )
      expect(JSON.stringify(lists.data)).not.toContain('Ниҳонӣ')
      expect(await failureOf(act(viewer, 'announce', id, 1))).toBeInstanceOf(NotFoundError)
    }
    expect(await shown(stage.member, id)).toMatchObject({ state: 'draft', viewerMay: [] })
    for (const viewer of [stage.chair, stage.coordinator])
      expect((await shown(viewer, id)).viewerMay).toEqual(['draft', 'announce', 'discard'])
  })

  it('is written by chair, deputy and secretary of the host and by coordinators, by whoever read the latest', async () => {
    for (const viewer of [stage.member, ...outsiders()])
      expect(await failureOf(draft(viewer))).toBeInstanceOf(ForbiddenError)
    const { id } = await draft()
    await gatheringActs.draft(stage.coordinator, { ...written({ title: text('Дигар') }), gatheringId: id, version: 1 })
    expect(await failureOf(act(stage.chair, 'draft', id, 1))).toBeInstanceOf(ConflictError)
    expect(await shown(stage.member, id)).toMatchObject({ title: { tg: 'Дигар' }, items: [{ minutes: 15 }] })
    expect(await traceOf(id)).toEqual({
      transitions: ['- draft draft (secretary)', 'draft draft draft (coordinator)'],
      audit: ['gathering:draft (secretary)', 'gathering:draft (coordinator)'],
    })
  })

  it('of the whole country is the coordinators’ alone, also to see', async () => {
    const country = { areaCode: 'TJ', councilIds: [stage.khujandCouncilId, stage.bokhtarCouncilId] }
    for (const viewer of [stage.secretary, stage.chair, ...outsiders()])
      expect(await failureOf(draft(viewer, country))).toBeInstanceOf(ForbiddenError)
    const { id } = await draft(stage.coordinator, country)
    expect(await shown(stage.chair, id)).toBeNull()
    expect(await failureOf(act(stage.chair, 'announce', id, 1))).toBeInstanceOf(NotFoundError)
    await act(stage.coordinator, 'announce', id, 1)
    expect(await shown(stage.chair, id)).toMatchObject({ state: 'announced', viewerMay: [] })
    expect(await failureOf(act(stage.chair, 'cancel', id, 2))).toBeInstanceOf(ForbiddenError)
  })

  it('that is sent twice is stored once', async () => {
    const sent = written()
    const [one, other] = await Promise.all([
      gatheringActs.draft(stage.secretary, sent),
      gatheringActs.draft(stage.secretary, sent),
    ])
    expect(one.id).toBe(other.id)
    expect(await failureOf(gatheringActs.draft(stage.secretary, { ...sent, title: text('Дигар') }))).toBeInstanceOf(
      ConflictError,
    )
  })

  it('refuses days that passed, places and councils that are not there, and what is empty', async () => {
    const wrong: readonly (readonly [Partial<DraftGatheringInput>, string])[] = [
      [{ heldOn: addDays(today(), -1) }, 'heldOn date_in_past'],
      [{ heldOn: addDays(today(), 3000) }, 'heldOn date_too_far'],
      [{ areaCode: 'TJ-GB' }, 'areaCode unknown_record'],
      [{ areaCode: 'TJ-SU-01' }, 'areaCode unknown_record'],
      [{ councilIds: [stage.bokhtarCouncilId] }, 'councilIds.0 unknown_record'],
      [{ councilIds: [stage.khujandCouncilId, stage.khujandCouncilId] }, 'councilIds.1 duplicate'],
      [{ coversFrom: '2026-02-01', coversTo: '2026-01-31' }, 'coversTo date_before_other'],
      [{ items: [] }, 'items too_few'],
      [{ guests: [{ original: 'ru', ru: 'МВД' }] }, 'guests.0.original not_one_of'],
      [{ title: text(' ') }, 'title.tg original_missing'],
    ]
    for (const [change, code] of wrong) expect(codesOf(await failureOf(draft(stage.secretary, change)))).toEqual([code])
  })
})

describe('the life of a gathering', () => {
  it.each(gatheringStates)(
    'that is %s goes exactly where the table says, and the buttons say the same',
    async (state) => {
      for (const verb of gatheringVerbs.filter((each) => each !== 'record')) {
        const { id, version } = await brought(state)
        const allowed = gatheringTransitions.find((step) => step.from === state && step.verb === verb)
        const facts = { state, areaCode: 'TJ-SU', councilId: stage.khujandCouncilId }
        for (const viewer of [stage.chair, stage.coordinator])
          expect(verbsOnGathering(viewer, facts).includes(verb)).toBe(allowed !== undefined)
        const isPublic = publicGatheringStates.some((each) => each === state)
        for (const viewer of [stage.member, ...outsiders()]) {
          expect(verbsOnGathering(viewer, facts)).toEqual([])
          const sees = isPublic || viewer === stage.member
          // Who may draft nothing is told so before anything is read.
          const refusal = sees || verb === 'draft' ? ForbiddenError : NotFoundError
          expect(await failureOf(act(viewer, verb, id, version)), verb).toBeInstanceOf(refusal)
        }
        const failure = await failureOf(act(stage.chair, verb, id, version)).catch(() => null)
        if (allowed === undefined) expect(failure, `${state} ${verb}`).toBeInstanceOf(ConflictError)
        expect((await ownerDb.gathering.findUniqueOrThrow({ where: { id } })).state).toBe(allowed?.to ?? state)
      }
    },
  )

  it('never leaves the table, whatever is tried in whatever order', async () => {
    const verbs = fc.array(fc.constantFrom(...gatheringVerbs.filter((each) => each !== 'record')), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(verbs, async (tried) => {
        const { id } = await draft()
        let [state, version, told] = ['draft' as GatheringState, 1, 0]
        for (const verb of tried) {
          const step = gatheringTransitions.find((each) => each.from === state && each.verb === verb)
          const failure = await act(stage.chair, verb, id, version).then(
            () => null,
            (caught: unknown) => caught,
          )
          if (step === undefined) expect(failure).toBeInstanceOf(ConflictError)
          else {
            expect(failure).toBeNull()
            state = step.to
            version += 1
            if (verb !== 'draft' && verb !== 'discard') told += 1
          }
        }
        const row = await ownerDb.gathering.findUniqueOrThrow({ where: { id } })
        expect([row.state, row.version]).toEqual([state, version])
        expect(await db.gatheringStep.count({ where: { gatheringId: id } })).toBe(told)
        expect(await db.transition.count({ where: { recordId: id } })).toBe(version)
      }),
      { numRuns: 25 },
    )
  })

  it('tells one of two who act at once that the other was first', async () => {
    const { id } = await brought('announced')
    const results = await Promise.allSettled([
      act(stage.chair, 'cancel', id, 2),
      act(stage.coordinator, 'postpone', id, 2),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(ConflictError) })
  })

  it('keeps every day and reason readable to everybody', async () => {
    const { id } = await brought('announced')
    const put = (version: number, change: object) =>
      gatheringActs.postpone(stage.chair, { gatheringId: id, version, reason: 'Бориш', ...change })
    expect(codesOf(await failureOf(put(2, { heldOn: today() })))).toEqual(['heldOn unchanged'])
    expect(codesOf(await failureOf(put(2, { heldOn: addDays(today(), -1) })))).toEqual(['heldOn date_in_past'])
    expect(codesOf(await failureOf(put(2, { reason: ' ' })))).toEqual(['reason required'])
    await put(2, {})
    expect(await shown(anonymous, id)).toMatchObject({ state: 'postponed', heldOn: null })
    await put(3, { heldOn: addDays(today(), 7), startsAt: '1430' })
    expect(await shown(anonymous, id)).toMatchObject({
      ...{ state: 'postponed', heldOn: addDays(today(), 7), startsAt: '14:30' },
      steps: [
        { state: 'announced', capacity: 'secretary', heldOn: today(), startsAt: '10:00', reason: null },
        { state: 'postponed', capacity: 'chair', heldOn: null, startsAt: null, reason: 'Бориш' },
        { state: 'postponed', heldOn: addDays(today(), 7), startsAt: '14:30', reason: 'Бориш' },
      ],
    })
  })

  it('records who took part among the invited, and concludes in public', async () => {
    const { id } = await brought('announced')
    const hold = (change: object) =>
      gatheringActs.hold(stage.chair, { gatheringId: id, version: 2, heldOn: today(), ...change })
    expect(codesOf(await failureOf(hold({ tookPart: [stage.bokhtarCouncilId] })))).toEqual([
      'tookPart.0 unknown_record',
    ])
    expect(codesOf(await failureOf(hold({ heldOn: addDays(today(), 1) })))).toEqual(['heldOn date_in_future'])
    await hold({ tookPart: [] })
    expect(await shown(anonymous, id)).toMatchObject({
      councils: [{ tookPart: false, council: { slug: 'khujand' } }],
      pack: { councils: [], shortcomings: { total: 0 } },
    })
    await act(stage.coordinator, 'conclude', id, 3)
    expect(await shown(anonymous, id)).toMatchObject({ state: 'concluded', outcome: { tg: 'Натиҷа', en: null } })
  })

  it('holds against the API’s own role', async () => {
    const { id } = await brought('concluded')
    const announced = await brought('announced')
    for (const sql of [
      `UPDATE gathering SET outcome_tg = 'x' WHERE id = '${id}'`,
      `UPDATE gathering SET title_tg = 'x' WHERE id = '${announced.id}'`,
      `DELETE FROM gathering_item WHERE gathering_id = '${announced.id}'`,
      `DELETE FROM gathering_guest WHERE gathering_id = '${id}'`,
      `INSERT INTO gathering_council (gathering_id, council_id) VALUES ('${announced.id}', '${stage.bokhtarCouncilId}')`,
    ])
      await expect(pool.query(sql), sql).rejects.toThrow('stays as it was announced')
    await expect(
      pool.query(`UPDATE gathering_council SET took_part = false WHERE gathering_id = '${id}'`),
    ).rejects.toThrow('recorded once')
    await expect(pool.query(`UPDATE gathering SET slug = 'x' WHERE id = '${id}'`)).rejects.toThrow('permission denied')
    await expect(pool.query(`UPDATE gathering SET version = 9 WHERE id = '${announced.id}'`)).rejects.toThrow(
      'by a step',
    )
  })
})

describe('the pack', () => {
  it('is kept to the byte when the gathering is held, with its hash', async () => {
    const { id } = await brought('announced')
    expect(await shown(anonymous, id)).toMatchObject({ packHash: null, pack: { councils: [{ slug: 'khujand' }] } })
    await act(stage.chair, 'hold', id, 2)
    const { pack } = await ownerDb.gathering.findUniqueOrThrow({ where: { id } })
    const hash = createHash('sha256')
      .update(pack ?? '')
      .digest('hex')
    expect(await shown(anonymous, id)).toMatchObject({ packHash: hash, pack: { councils: [{ slug: 'khujand' }] } })
    await expect(pool.query(`UPDATE gathering SET pack = '{}' WHERE id = '${id}'`)).rejects.toThrow(
      'stays as it was announced',
    )
  })
})

describe('a gathering that a source tells of', () => {
  it('is recorded by coordinators and the system, once, with its source', async () => {
    const record = (actor: Viewer, change: object = {}) =>
      gatheringActs.record(actor, { ...recorded, councilId: stage.khujandCouncilId, ...change })
    for (const viewer of [stage.secretary, ...outsiders()])
      expect(await failureOf(record(viewer))).toBeInstanceOf(ForbiddenError)
    expect(codesOf(await failureOf(record(stage.coordinator, { sourceCodes: [] })))).toEqual(['sourceCodes required'])
    expect(codesOf(await failureOf(record(stage.coordinator, { heldOn: addDays(today(), 1) })))).toEqual([
      'heldOn date_in_future',
    ])
    expect(codesOf(await failureOf(record(stage.coordinator, { activityCode: 'none' })))).toEqual([
      'activityCode unknown_record',
    ])
    expect(await record(stage.coordinator)).toBe(true)
    expect(await record(stage.coordinator)).toBe(false)
    const { id } = await ownerDb.gathering.findUniqueOrThrow({ where: { slug: 'tj-2019-10-04' } })
    expect(await shown(anonymous, id)).toMatchObject({
      ...{ state: 'concluded', announcedAt: null, pack: null, packHash: null, outcome: { en: 'Proposals were made.' } },
      steps: [{ state: 'concluded', capacity: 'coordinator', heldOn: '2019-10-04' }],
    })
    const list = await graphqlAs(
      anonymous,
      `{ gatherings(areaCode: "TJ", year: 2019) { totalCount edges { node { slug } } } gatheringYears }`,
    )
    expect(list.data.gatherings).toEqual({ totalCount: 1, edges: [{ node: { slug: 'tj-2019-10-04' } }] })
    expect(list.data.gatheringYears).toContain(2019)
  })
})
