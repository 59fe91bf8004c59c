import { getNamedType, graphql, isLeafType, isNonNullType, isObjectType } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { beforeAll, expect, test, vi } from 'vitest'
import { cachePolicyOf } from './platform/cache-policy.ts'
import type { CachePolicyName } from './platform/cache-policy.ts'
import { atMoment, dateOf } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import { anonymous } from './platform/viewer.ts'
import { aggregate } from './modules/feedback/index.ts'
import { threeTaps } from './modules/feedback/testing/units.ts'
import { answerProposal } from './modules/proposals/index.ts'
import { acceptance, acknowledged as acknowledgedProposal } from './modules/proposals/testing/recommendations.ts'
import { answerShortcoming } from './modules/shortcomings/index.ts'
import { acknowledged as acknowledgedFinding, confirmation, noonOf } from './modules/shortcomings/testing/findings.ts'
import { readTerritory } from './modules/territory/index.ts'
import { schema } from './schema.ts'
import { tableFacts } from './testing/matrix/modules.ts'
import { ownerDb, ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

const names = ['territory', 'publicRecord', 'scores'] as const
const queryType = schema.getQueryType() as GraphQLObjectType
const contextOf = (): Context => ({
  viewer: anonymous,
  sessionToken: null,
  trustedDeviceToken: null,
  secure: false,
  setCookies: [],
})

let stage: RecordFixture
let tables: ReadonlySet<string>
/** The tables whose changes move the version of each policy. */
let countedBy: Readonly<Record<CachePolicyName, readonly string[]>>
beforeAll(async () => {
  stage = await setUpRecordFixture()
  const { rows } = await ownerPool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  )
  tables = new Set(rows.map(({ name }) => name))
  countedBy = {
    territory: ['area', 'area_alias', 'department', 'police_unit', 'installation_fact'],
    publicRecord: [...tables].filter((name) => tableFacts[name]?.uncounted === undefined),
    scores: ['rating_sum', 'rating_sum_version'],
  }
})

test('cached fields read no table whose changes their policies do not count, with an example of every type', async () => {
  const given = await exampleOfEveryType()
  const met = new Set<string>()
  for (const policies of [['territory'], ['territory', 'publicRecord'], ['territory', 'scores']] as const) {
    const { statements } = await countStatements(async () => {
      for (const field of cachedFieldsOf(queryType, policies)) {
        const named = given[field.name] === undefined ? '' : `(${given[field.name]})`
        for (const part of selections(getNamedType(field.type) as GraphQLObjectType, policies)) {
          const source = `{ ${field.name}${named} ${part} }`
          const answer = await graphql({ schema, source, contextValue: contextOf() })
          expect(answer.errors, source).toBeUndefined()
          collectTypes(answer.data, met)
        }
      }
    })
    const counted = new Set(policies.flatMap((policy) => countedBy[policy]))
    const read = tablesIn(statements).filter((name) => tables.has(name))
    expect([policies, read.filter((name) => !counted.has(name))]).toEqual([policies, []])
  }
  const cachedTypes = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type !== queryType)
    .filter((type) => cachedFieldsOf(type as GraphQLObjectType, names).length > 0)
  expect(cachedTypes.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([])
})

/** Arguments of the root fields, by name, for records that together hold an example of every cached type. */
async function exampleOfEveryType(): Promise<Readonly<Record<string, string>>> {
  const finding = await acknowledgedFinding(stage, '2026-03-05')
  await atMoment(noonOf('2026-03-06'), () => answerShortcoming(stage.officer, confirmation(finding.id)))
  const proposal = await acknowledgedProposal(stage, '2026-03-05')
  await atMoment(noonOf('2026-03-06'), () => answerProposal(stage.officer, acceptance(proposal.id)))
  await ownerDb.source.create({ data: { code: 'S1', title: 'A list' } })
  const none = { participants: [], topics: [], shortcomings: [], proposals: [] }
  const council = { councilId: stage.khujandCouncilId }
  await ownerDb.activity.create({
    data: { code: 'a', kind: 'reception', startedOn: '2026', titleEn: 'A', sourceCodes: ['S1'], ...council, ...none },
  })
  await ownerDb.legalDocument.create({ data: { code: 'l', kind: 'law', titleEn: 'L', sourceCodes: ['S1'] } })
  const body = await ownerDb.body.create({ data: { code: 'b', kind: 'ministry', nameEn: 'B' } })
  await ownerDb.body.create({ data: { code: 'c', kind: 'ministry', nameEn: 'C', parentId: body.id } })
  const seat = await ownerDb.membership.findFirstOrThrow({ where: { councilId: stage.khujandCouncilId } })
  const { id: meetingId, decisionId } = stage.khujandMeeting
  await ownerDb.agendaItem.create({ data: { meetingId, position: 1, text: 'A' } })
  await ownerDb.attendance.create({ data: { meetingId, membershipId: seat.id, presence: 'present' } })
  await ownerDb.assignment.create({
    data: { decisionId, task: 'T', ownerMembershipId: seat.id, dueOn: dateOf('2026-04-01') },
  })
  const { reference } = await ownerDb.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  await ownerPool.query(`UPDATE area SET tile_column = 1, tile_row = 1 WHERE code = 'TJ-SU-01'`)
  await ownerPool.query(`
    INSERT INTO police_unit (id, code, area_id, department_id, name_tg, name_ru, name_en, source_codes)
    SELECT uuidv7(), 'SU-01-1', d.area_id, d.id, 'U', 'U', 'U', '{}' FROM department d WHERE d.code = 'MIA-SU-01'`)
  await ownerPool.query(`UPDATE installation_fact SET value = 'with a unit' WHERE key = 'territory_version'`)
  await vi.waitFor(async () => expect((await readTerritory()).unitByCode.has('SU-01-1')).toBe(true), 10_000)
  const source = 'mutation ($input: SubmitRatingInput!) { submitRating(input: $input) { __typename } }'
  for (let turn = 0; turn < 12; turn += 1) {
    const variableValues = { input: threeTaps() }
    const answer = await graphql({ schema, source, variableValues, contextValue: contextOf() })
    expect(answer.data?.['submitRating']).toEqual({ __typename: 'RatingAccepted' })
  }
  await aggregate()
  return {
    area: 'code: "TJ-SU-01"',
    department: 'code: "MIA-SU-01"',
    policeUnit: 'code: "SU-01-1"',
    council: 'slug: "khujand"',
    meeting: `reference: "${reference}"`,
    shortcoming: `reference: "${finding.reference}"`,
    proposal: `reference: "${proposal.reference}"`,
    dashboard: 'scope: region, code: "TJ-SU"',
    ...Object.fromEntries(['councils', 'activities', 'shortcomings', 'proposals'].map((root) => [root, 'first: 1'])),
  }
}

/** The fields of a type that have one of these policies. */
function cachedFieldsOf(type: GraphQLObjectType, policies: readonly CachePolicyName[]) {
  return Object.values(type.getFields()).filter((field) => {
    const policy = cachePolicyOf(type, field)
    return policy !== null && policies.includes(policy)
  })
}

function tablesIn(statements: readonly string[]): string[] {
  const found = statements.flatMap((text) =>
    [...text.matchAll(/\b(?:FROM|JOIN)\s+(?:"?public"?\.)?"?(\w+)"?/gi)].map((match) =>
      (match[1] ?? '').replace(/_view$/, ''),
    ),
  )
  return [...new Set(found)].sort()
}

/** Adds the name of every object in an answer. */
function collectTypes(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectTypes(item, found)
  else if (value !== null && typeof value === 'object') {
    const { __typename } = value as { __typename?: unknown }
    if (typeof __typename === 'string') found.add(__typename)
    for (const inner of Object.values(value)) collectTypes(inner, found)
  }
}

/**
 * Selections that together ask for every field with one of these policies that can be reached from a type, each by its shortest path
 * and of a page one record, so that they stay within the limits.
 */
function selections(root: GraphQLObjectType, policies: readonly CachePolicyName[]): string[] {
  const found: string[] = []
  const seen = new Set([root.name])
  const next = [{ type: root, around: (inner: string) => inner }]
  for (const { type, around } of next) {
    const leaves: string[] = []
    for (const { name, type: inner, args } of cachedFieldsOf(type, policies)) {
      if (args.some((arg) => isNonNullType(arg.type))) throw new Error(`${type.name}.${name} asks for an argument`)
      const named = getNamedType(inner)
      const asked = args.some((arg) => arg.name === 'first') ? `${name}(first: 1)` : name
      if (isLeafType(named)) leaves.push(name)
      else if (!isObjectType(named)) throw new Error(`${type.name}.${name} is no object`)
      else if (seen.has(named.name)) found.push(around(`{ ${asked} { __typename } }`))
      else {
        seen.add(named.name)
        next.push({ type: named, around: (deeper: string) => around(`{ ${asked} ${deeper} }`) })
      }
    }
    found.push(around(`{ __typename ${leaves.join(' ')} }`))
  }
  return found
}
