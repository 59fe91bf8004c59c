import type { AuditEvent } from '@hamkori/schema/audit'
import type { Transition } from '@hamkori/schema/transitions'
import type { Selectable } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DB } from '../generated/kysely/database.ts'
import './modules.ts'
import { caseActs, caseFields, defineCase } from './modules/cases/index.ts'
import type { AnswerRow, CaseRow } from './modules/cases/index.ts'
import { addInbox } from './modules/dashboards/index.ts'
import { noonOf } from './modules/shortcomings/testing/findings.ts'
import { builder } from './platform/builder.ts'
import { atMoment } from './platform/clock.ts'
import { db } from './platform/db.ts'
import type { Tx } from './platform/db.ts'
import { ConflictError, ForbiddenError } from './platform/errors.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture, traceOf } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// A kind of case that exists in this file alone: it needs its tables and its definition, and nothing of the other two kinds.

type State = 'filed' | 'passedOn' | 'acknowledged' | 'answered'
interface PetitionAnswer extends AnswerRow {
  readonly outcome: 'granted' | 'refused'
  readonly condition: string | null
}
interface PetitionRow extends CaseRow {
  readonly state: State
  readonly signatures: number
  readonly responses: readonly PetitionAnswer[]
}
interface Made {
  readonly id: string
  readonly reference: string
  readonly contentHash: Uint8Array | null
}
interface PetitionTypes {
  readonly table: Omit<Selectable<DB['proposal']>, 'state' | 'topic'> & {
    readonly state: State
    readonly signatures: number
  }
  readonly answerTable: Omit<Selectable<DB['proposal_response']>, 'outcome'> &
    Pick<PetitionAnswer, 'outcome' | 'condition'>
  readonly row: PetitionRow
  readonly verb: 'passOn' | 'acknowledge' | 'answer' | 'supersedeAnswer'
  readonly followUp: never
  readonly model: Made
  readonly ownColumns: { readonly signatures: number }
  readonly answerModel: { readonly version: number; readonly contentHash: Uint8Array | null }
  readonly ownAnswerColumns: { readonly condition: string | null }
}

/** The permissions are those of shortcomings: the map of permissions is the product's, and no test adds to it. */
const transitions: readonly Transition<State, 'register' | PetitionTypes['verb']>[] = [
  { from: null, verb: 'register', to: 'filed', who: 'shortcoming:register' },
  { from: 'filed', verb: 'passOn', to: 'passedOn', who: 'shortcoming:send' },
  { from: 'passedOn', verb: 'acknowledge', to: 'acknowledged', who: 'shortcoming:acknowledge' },
  { from: 'acknowledged', verb: 'answer', to: 'answered', who: 'shortcoming:answer' },
  { from: 'answered', verb: 'supersedeAnswer', to: 'answered', who: 'shortcoming:answer' },
]

/** A module declares its events in packages/schema; a test adds none to the product's union. */
const event = (verb: string, payload: object) => ({ action: `petition:${verb}`, payload }) as unknown as AuditEvent

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
async function insert<Row>(tx: Tx, table: string, values: object): Promise<Row> {
  const names = Object.keys(values)
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `INSERT INTO ${table} (id, ${names.map(snake).join(', ')}) VALUES (uuidv7(), ${names.map((_name, at) => `$${at + 1}`).join(', ')})
     RETURNING *, id::text AS id, content_hash AS "contentHash"`,
    ...Object.values(values).map((value: unknown) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
  )
  return rows[0] as Row
}

const petitions = defineCase<PetitionTypes>({
  recordType: 'Petition',
  table: 'petition',
  referencePrefix: 'DRX',
  clock: { acknowledge: { days: 2, counting: 'working' }, answer: { days: 10, counting: 'calendar' } },
  transitions,
  handOverVerb: 'passOn',
  offeredVerbs: ['passOn', 'acknowledge', 'answer', 'supersedeAnswer'],
  followUps: {},
  endStates: [],
  readDraft: 'shortcoming:readDraft',
  hasReferral: false,
  stages: { agreed: ['granted'], reported: [], verified: [] },
  ownColumns: { signatures: 'signatures' },
  promises: [],
  ownAnswerColumns: { condition: 'condition' },
  stepEvent: (verb) => event(verb, {}),
  discardEvent: (payload) => event('discard', payload),
  removeFileEvent: (payload) => event('removeFile', payload),
  answerEvent: event,
  followUpEvent: (verb) => event(verb, {}),
  store: {
    update: async (tx, { id, state, responseCount }, change) => {
      const set = Object.keys(change).map((name, at) => `${snake(name)} = $${at + 4}`)
      const count = await tx.$executeRawUnsafe(
        `UPDATE petition SET ${set.join(', ')} WHERE id = $1::uuid AND state = $2 AND response_count = $3`,
        ...[id, state, responseCount, ...(Object.values(change) as unknown[])],
      )
      return { count }
    },
    createAnswer: (tx, { caseId, departmentId, columns }) =>
      insert(tx, 'petition_response', { petitionId: caseId, departmentId, ...columns }),
    findByKey: async (key) =>
      (
        await db.$queryRaw<
          Made[]
        >`SELECT id::text, reference, content_hash AS "contentHash" FROM petition WHERE idempotency_key = ${key}::uuid`
      )[0] ?? null,
    findAnswerByKey: async (key, signedById) =>
      (
        await db.$queryRaw<
          PetitionTypes['answerModel'][]
        >`SELECT version, content_hash AS "contentHash" FROM petition_response WHERE idempotency_key = ${key}::uuid AND signed_by_id = ${signedById}::uuid`
      )[0] ?? null,
    countPublished: async (tx, { councilId, departmentId }) => {
      await tx.$executeRaw`INSERT INTO petition_tally VALUES (${councilId}::uuid, ${departmentId}::uuid, 1)
        ON CONFLICT (council_id, department_id) DO UPDATE SET published = petition_tally.published + 1`
    },
  },
})

const Petition = builder.objectRef<PetitionRow>('Petition')
builder.node(Petition, {
  interfaces: [caseFields.Case],
  id: { resolve: ({ id }) => id },
  loadMany: caseFields.loadCases(petitions),
  fields: (t) => ({
    signatures: t.exposeInt('signatures'),
    may: t.stringList({ resolve: (row, _args, { viewer }) => petitions.allowedVerbs(viewer, row) }),
  }),
})
const Petitions = caseFields.publicListType('QueryPetitionsConnection', Petition, 'A page of petitions.', 'never')
builder.queryField('petitions', (t) => t.field({ ...caseFields.publicList(petitions), type: Petitions }))
builder.queryField('petition', (t) => t.field({ ...caseFields.caseByReference(petitions), type: Petition }))
addInbox([{ ...petitions.inbox, type: Petition, called: { tg: 'Дархостҳо', ru: 'Запросы', en: 'Petitions' } }])

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
  await ownerPool.query(`
    CREATE TABLE petition (LIKE proposal INCLUDING DEFAULTS INCLUDING INDEXES);
    ALTER TABLE petition DROP COLUMN topic;
    ALTER TABLE petition ALTER state TYPE text, ADD signatures int NOT NULL, ALTER source_codes SET DEFAULT '{}';
    CREATE TABLE petition_response (LIKE proposal_response INCLUDING DEFAULTS INCLUDING INDEXES);
    ALTER TABLE petition_response ALTER outcome TYPE text, ADD condition text;
    ALTER TABLE petition_response RENAME proposal_id TO petition_id;
    CREATE TABLE petition_tally (LIKE proposal_tally INCLUDING INDEXES);
    GRANT SELECT, INSERT, UPDATE ON petition, petition_response, petition_tally TO hamkori_app`)
})

function register(day: string, idempotencyKey: string = crypto.randomUUID(), signatures = 120): Promise<Made> {
  const content = {
    councilId: stage.khujandCouncilId,
    departmentId: stage.khujandDepartmentId,
    decisionId: stage.khujandMeeting.decisionId,
    title: { original: 'tg', tg: 'Чароғ дар кӯча' },
    detail: { tg: 'Шабона торик аст.' },
    signatures,
  }
  return atMoment(noonOf(day), () =>
    caseActs.register(petitions, stage.secretary, { idempotencyKey, content, ownColumns: { signatures } }),
  )
}

const answer = (caseId: string, outcome: 'granted' | 'refused', supersedesVersion?: number) =>
  caseActs.answer(petitions, stage.officer, {
    idempotencyKey: crypto.randomUUID(),
    caseId,
    content: { outcome, language: 'tg', reasons: 'Асоснок.', supersedesVersion },
    ownColumns: { condition: outcome === 'granted' ? 'Баъди таъмир' : null },
    actionDueOn: null,
    check: () => {},
  })

const fields = `id reference signatures may responseCount answeredOn acknowledgement { dueOn state } answer { dueOn }
  title { tg } detail { tg } council { slug } department { code } decision { number } transitions { verb toState }`
const show = async (viewer: Viewer, reference: string) =>
  (await graphqlAs(viewer, `{ petition(reference: "${reference}") { ${fields} } }`)).data.petition
const listed = async () =>
  (await graphqlAs(anonymous, '{ petitions { totalCount edges { node { reference __typename } } } }')).data.petitions
const inboxOf = async (viewer: Viewer, day: string) => {
  const document =
    '{ inbox { overdue items { waitingFor dueOn record { __typename ... on Petition { reference } } } } }'
  return (await atMoment(noonOf(day), () => graphqlAs(viewer, document))).data.inbox
}

describe('a third kind of case', () => {
  it('lives from its registration to a second answer, with history, audit log, list, page and inbox', async () => {
    const key = crypto.randomUUID()
    const { id, reference } = await register('2026-03-02', key)
    expect(reference).toBe('DRX-SU-2026-00001')
    expect((await register('2026-03-02', key)).id).toBe(id)
    await expect(register('2026-03-02', key, 121)).rejects.toBeInstanceOf(ConflictError)

    // Before it is handed over: its council's own.
    expect(await show(anonymous, reference)).toBeNull()
    expect(await show(stage.member, reference)).toMatchObject({ signatures: 120, may: [] })
    expect(await listed()).toEqual({ totalCount: 0, edges: [] })
    const record = { __typename: 'Petition', reference }
    const waiting = async (viewer: Viewer, day: string) => (await inboxOf(viewer, day)).items
    expect(await waiting(stage.secretary, '2026-03-02')).toEqual([{ waitingFor: 'passOn', dueOn: null, record }])
    expect(await waiting(stage.officer, '2026-03-02')).toEqual([])
    await expect(caseActs.handOver(petitions, stage.member, id)).rejects.toBeInstanceOf(ForbiddenError)

    const at = (day: string, work: () => Promise<unknown>) => atMoment(noonOf(day), work)
    await at('2026-03-02', () => caseActs.handOver(petitions, stage.secretary, id))
    expect(await listed()).toEqual({ totalCount: 1, edges: [{ node: { reference, __typename: 'Petition' } }] })
    expect(await inboxOf(stage.officer, '2026-03-05')).toEqual({
      overdue: 1,
      items: [{ waitingFor: 'acknowledge', dueOn: '2026-03-04', record }],
    })
    await at('2026-03-03', () => caseActs.acknowledge(petitions, stage.officer, id))
    expect(await waiting(stage.officer, '2026-03-05')).toEqual([{ waitingFor: 'answer', dueOn: '2026-03-12', record }])

    await at('2026-03-05', () => answer(id, 'refused'))
    expect(await waiting(stage.officer, '2026-03-05')).toEqual([])
    expect(await waiting(stage.secretary, '2026-03-05')).toEqual([{ waitingFor: 'read', dueOn: null, record }])
    await expect(at('2026-03-06', () => answer(id, 'granted'))).rejects.toBeInstanceOf(ConflictError)
    await at('2026-03-06', () => answer(id, 'granted', 1))

    expect(await show(anonymous, reference)).toEqual({
      id: globalId('Petition', id),
      reference,
      signatures: 120,
      may: [],
      responseCount: 2,
      answeredOn: '2026-03-05',
      acknowledgement: { dueOn: '2026-03-04', state: 'met' },
      answer: { dueOn: '2026-03-12' },
      title: { tg: 'Чароғ дар кӯча' },
      detail: { tg: 'Шабона торик аст.' },
      council: { slug: 'khujand' },
      department: { code: 'MIA-SU-01' },
      decision: { number: 1 },
      transitions: [
        { verb: 'register', toState: 'filed' },
        { verb: 'passOn', toState: 'passedOn' },
        { verb: 'acknowledge', toState: 'acknowledged' },
        { verb: 'answer', toState: 'answered' },
        { verb: 'supersedeAnswer', toState: 'answered' },
      ],
    })
    const row = await petitions.read.forAction(id)
    expect(row?.responses).toMatchObject([
      { version: 2, outcome: 'granted', condition: 'Баъди таъмир', superseded: false },
      { version: 1, outcome: 'refused', condition: null, superseded: true },
    ])
    expect((await traceOf(id)).audit).toEqual([
      'petition:register (secretary)',
      'petition:handOver (secretary)',
      'petition:acknowledge (officer)',
      'petition:answer (officer)',
      'petition:supersedeAnswer (officer)',
    ])
  })

  it('lets one of two win', async () => {
    const { id } = await register('2026-03-02')
    const both = [stage.secretary, stage.chair].map((actor) => caseActs.handOver(petitions, actor, id))
    const results = await Promise.allSettled(both)
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await traceOf(id)).audit).toHaveLength(2)
  })
})
