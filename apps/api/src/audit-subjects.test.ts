import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { formatReference, parseReference } from '@hamkori/schema/references'
import type { GraphQLInputType } from 'graphql'
import { getNamedType, isInputObjectType } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { modules } from './modules.ts'
import { db } from './platform/db.ts'
import { anonymous } from './platform/viewer.ts'
import type { SignedInViewer, Viewer } from './platform/viewer.ts'
import { schema } from './schema.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { nextSerial, signedInAsPost, signedInAsSeat } from './testing/people.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

const subjects = modules.flatMap(({ auditSubjects }) => auditSubjects ?? [])
const named = subjects.map(({ type }) => type)

/** The types of records whose ids a mutation takes: a refusal can be about any of them. */
function typesTaken(): Set<string> {
  const seen = new Set<unknown>()
  const taken = new Set<string>()
  const walk = (type: GraphQLInputType, extensions: Readonly<Record<string, unknown>>): void => {
    for (const each of (extensions['relayGlobalIDFor'] as { typename: string }[] | undefined) ?? [])
      taken.add(each.typename)
    const inner = getNamedType(type)
    if (!isInputObjectType(inner) || seen.has(inner)) return
    seen.add(inner)
    for (const field of Object.values(inner.getFields())) walk(field.type, pothos(field.extensions))
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of field.args) walk(arg.type, pothos(arg.extensions))
  return taken
}
const pothos = (extensions: object): Readonly<Record<string, unknown>> => ({
  ...extensions,
  ...('pothosOptions' in extensions ? (extensions.pothosOptions as { extensions?: object }).extensions : {}),
})

/** The types that the code writes into entries. */
function typesWritten(): Set<string> {
  const folder = path.join(import.meta.dirname)
  const texts = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.test\.ts$|\.matrix\.ts$/.test(entry.name))
    .filter((entry) => !entry.parentPath.includes(`${path.sep}testing`))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\b(?:subjectType|recordType|typename): '(\w+)'/gu)].map(([, type]) => type ?? ''),
    ),
  )
}

describe('the records that entries of the audit log are about', () => {
  it('are named, each type by one module: those that acts write, and those that a refusal can name', () => {
    const [written, taken] = [typesWritten(), typesTaken()]
    expect(written.size).toBeGreaterThan(15)
    expect(taken.size).toBeGreaterThan(8)
    expect([...written, ...taken].filter((type) => !named.includes(type))).toEqual([])
    expect(named.filter((type, index) => named.indexOf(type) !== index)).toEqual([])
    expect(named.filter((type) => /rating|receipt|comment/iu.test(type))).toEqual([])
  })
})

const subjectFields = '{ id type number label title { tg ru en original } page { type key isDiscarded } }'
const listQuery = `query ($filter: AuditFilter, $number: String) {
  auditSubject(number: $number) ${subjectFields}
  auditLog(filter: $filter, first: 100) { edges { node { subjectType subjectId actorId actorEmail subject ${subjectFields} } } } }`

let fixture: RecordFixture
let observer: SignedInViewer
const ids: Record<'sent' | 'draft' | 'discarded', string> = { sent: '', draft: '', discarded: '' }
const numbers: typeof ids = { ...ids }
const gone = crypto.randomUUID()

async function shortcoming(standing: keyof typeof ids) {
  numbers[standing] = formatReference({ kind: 'shortcoming', region: 'SU', year: 2026, number: nextSerial() })
  const { id } = await db.shortcoming.create({
    data: {
      reference: numbers[standing],
      councilId: fixture.khujandCouncilId,
      departmentId: fixture.khujandDepartmentId,
      responsibleDepartmentId: fixture.khujandDepartmentId,
      state: standing === 'draft' ? 'registered' : standing,
      topic: 'response',
      severity: 'low',
      original: 'ru',
      titleRu: `Долго едут (${standing})`,
      detailRu: 'Долго',
      registeredOn: new Date('2026-03-04'),
      ...(standing === 'sent'
        ? {
            sentOn: new Date('2026-03-04'),
            acknowledgeDueOn: new Date('2026-03-11'),
            answerDueOn: new Date('2026-04-04'),
            publishedAt: new Date('2026-03-04T06:00:00Z'),
          }
        : {}),
    },
  })
  ids[standing] = id
}

async function names(viewer: Viewer, filter: object = {}) {
  const { data, errors } = await graphqlAs(viewer, listQuery, { filter })
  expect(errors).toBeUndefined()
  const nodes: { subjectType: string; subjectId: string; subject: object | null }[] = data.auditLog.edges.map(
    ({ node }: { node: object }) => node,
  )
  return new Map(nodes.map(({ subjectType, subjectId, subject }) => [`${subjectType} ${subjectId}`, subject]))
}

describe('an entry of the audit log', () => {
  let membershipId: string
  beforeAll(async () => {
    fixture = await setUpRecordFixture()
    observer = await signedInAsPost('observer')
    for (const standing of ['sent', 'draft', 'discarded'] as const) await shortcoming(standing)
    membershipId = (await db.membership.findFirstOrThrow({ where: { personId: fixture.chair.personId } })).id
    const about: [string, string][] = [
      ['Shortcoming', ids.sent],
      ['Shortcoming', ids.draft],
      ['Shortcoming', ids.discarded],
      ['Meeting', fixture.khujandMeeting.id],
      ['Decision', fixture.khujandMeeting.decisionId],
      ['Council', fixture.khujandCouncilId],
      ['Membership', membershipId],
      ['Department', fixture.khujandDepartmentId],
      ['Person', fixture.officer.personId],
      ['Person', 'unknown'],
      ['Session', gone],
      ['CalendarDay', '2027-03-04'],
      ['Job', '17'],
      ['Act', 'inviteToCouncil'],
      ['Moon', gone],
    ]
    await db.auditEntry.createMany({
      data: about.map(([subjectType, subjectId]) => ({
        action: 'shortcoming:register',
        actorId: fixture.officer.personId,
        subjectType,
        subjectId,
      })),
    })
  })

  it('names the record with its number, its title and its page, as its module says', async () => {
    const found = await names(observer, { actorId: globalId('Person', fixture.officer.personId) })
    expect(found.size).toBe(15)
    const title = { tg: null, ru: 'Долго едут (sent)', en: null, original: 'ru' }
    expect(found.get(`Shortcoming ${ids.sent}`)).toEqual({
      id: globalId('Shortcoming', ids.sent),
      type: 'Shortcoming',
      number: numbers.sent,
      label: null,
      title,
      page: { type: 'Shortcoming', key: numbers.sent, isDiscarded: false },
    })
    const { reference } = await db.meeting.findUniqueOrThrow({ where: { id: fixture.khujandMeeting.id } })
    for (const key of [`Meeting ${fixture.khujandMeeting.id}`, `Decision ${fixture.khujandMeeting.decisionId}`])
      expect(found.get(key)).toMatchObject({
        number: reference,
        title: { tg: 'Ҷаласаи навбатӣ' },
        page: { key: reference },
      })
    expect(found.get(`Council ${fixture.khujandCouncilId}`)).toMatchObject({
      number: null,
      page: { type: 'Council', key: 'khujand' },
    })
    const { seat } = await db.membership.findUniqueOrThrow({ where: { id: membershipId } })
    expect(found.get(`Membership ${membershipId}`)).toMatchObject({
      number: String(seat),
      page: { type: 'Council', key: 'khujand' },
    })
    expect(found.get(`Department ${fixture.khujandDepartmentId}`)).toMatchObject({
      title: { original: 'tg' },
      page: { type: 'Department' },
    })
    const person = globalId('Person', fixture.officer.personId)
    expect(found.get(`Person ${fixture.officer.personId}`)).toMatchObject({
      id: person,
      number: null,
      label: 'officer',
      page: { type: 'Person', key: person },
    })
    expect(found.get('CalendarDay 2027-03-04')).toMatchObject({ number: '2027-03-04', page: { key: '2027-03-04' } })
    expect(found.get('Job 17')).toMatchObject({ number: '17', page: null })
    for (const key of ['Person unknown', `Session ${gone}`, 'Act inviteToCouncil', `Moon ${gone}`])
      expect(found.get(key)).toBeNull()
  })

  it('tells the number of a draft and of what was discarded, and the title to those alone who may read it', async () => {
    const found = await names(observer, { subjectType: 'Shortcoming' })
    expect(found.get(`Shortcoming ${ids.draft}`)).toMatchObject({ number: numbers.draft, title: null, page: null })
    expect(found.get(`Shortcoming ${ids.discarded}`)).toMatchObject({
      number: numbers.discarded,
      title: null,
      page: { key: numbers.discarded, isDiscarded: true },
    })
    const seated = await signedInAsSeat(fixture.khujandCouncilId, 'member')
    const both = { ...observer, seats: seated.seats }
    expect((await names(both, { subjectType: 'Shortcoming' })).get(`Shortcoming ${ids.draft}`)).toMatchObject({
      title: { ru: 'Долго едут (draft)' },
      page: { key: numbers.draft, isDiscarded: false },
    })
  })

  it('is found by the number of its record, in Cyrillic letters too, and by the id of any record', async () => {
    const { year, number } = parseReference(numbers.sent) ?? { year: 0, number: 0 }
    const typed = ` кмб су ${year} ${number}`
    expect([...(await names(observer, { number: typed })).keys()]).toEqual([`Shortcoming ${ids.sent}`])
    for (const [type, key] of [
      ['CalendarDay', '2027-03-04'],
      ['Council', fixture.khujandCouncilId],
    ] as const)
      expect([...(await names(observer, { recordId: globalId(type, key) })).keys()]).toEqual([`${type} ${key}`])
    // A record that there is not has no entries; it is no reason to show all of them.
    for (const filter of [{ number: 'KMB-SU-2026-9999999' }, { number: 'police' }, { recordId: '?' }])
      expect((await names(observer, filter)).size).toBe(0)
    expect((await graphqlAs(observer, listQuery, { number: typed })).data.auditSubject).toMatchObject({
      number: numbers.sent,
    })
  })

  it('costs at most four statements a page, however many entries and types there are', async () => {
    await db.auditEntry.createMany({
      data: Array.from({ length: 60 }, () => ({
        action: 'shortcoming:send',
        subjectType: 'Shortcoming',
        subjectId: ids.sent,
      })),
    })
    const ask = () => graphqlAs(observer, listQuery, { filter: {}, number: numbers.sent })
    const { result, statements } = await countStatements(ask)
    expect(result.data.auditLog.edges.length).toBeGreaterThan(70)
    expect(statements.length).toBeLessThanOrEqual(4)
  })

  it('names no record to anybody who may not read the log', async () => {
    for (const viewer of [anonymous, fixture.officer, fixture.secretary, await signedInAsPost('moderator')])
      expect((await graphqlAs(viewer, listQuery, { number: numbers.sent, filter: {} })).data).toEqual({
        auditSubject: null,
        auditLog: null,
      })
  })
})
