import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Check } from '../check.ts'
import { globalId } from '../../src/testing/graphql.ts'

const lists = [
  'councils(first: 5, after: $after) { pageInfo { hasNextPage } }',
  'shortcomings(first: 5, after: $after) { pageInfo { hasNextPage } }',
  'proposals(first: 5, after: $after) { pageInfo { hasNextPage } }',
  'activities(first: 5, after: $after) { pageInfo { hasNextPage } }',
]
const cursor = (...parts: string[]): string => Buffer.from(parts.join('\n')).toString('base64url')

/** Ids and cursors that were not given out by the service. */
export const idChecks: readonly Check[] = [
  {
    name: 'a forged cursor is refused as such: broken, foreign, huge, with SQL, with NUL',
    async run({ ask }) {
      const forged = [
        '',
        '%',
        'x'.repeat(501),
        cursor('1'),
        cursor('2026-01-01'),
        cursor('2026-01-01', randomUUID(), 'more'),
        cursor('2026-13-41', randomUUID()),
        cursor("2026-01-01' OR '1'='1", randomUUID()),
        cursor('infinity', randomUUID()),
        cursor('2026-01-01', 'not-a-uuid'),
        cursor('2026-01-01', `${randomUUID()}\u0000`),
        Buffer.from('{"__proto__":1}').toString('base64'),
      ]
      for (const list of lists) {
        let refused = 0
        for (const after of forged) {
          const { errors, status } = await ask(`query ($after: String) { ${list} }`, { after })
          assert.equal(status, 200)
          for (const { extensions } of errors) assert.equal(extensions?.['code'], 'BAD_USER_INPUT', `${list} ${after}`)
          if (errors.length > 0) refused += 1
        }
        // Where a list is in the order of names, any text before an id is a place in it.
        assert.ok(refused >= forged.length - 3, `${list}: only ${refused} of ${forged.length} were refused`)
      }
    },
  },
  {
    name: 'a page is never larger than 100, nor negative, nor backwards',
    async run({ ask }) {
      for (const first of [101, 0, -1, 2_147_483_647]) {
        const { errors } = await ask('query ($n: Int) { councils(first: $n) { totalCount } }', { n: first })
        assert.equal(errors.length, 1, `${first}`)
      }
      for (const argument of ['last: 5', 'before: "x"']) {
        const { errors } = await ask(`{ councils(${argument}) { totalCount } }`)
        assert.match(errors[0]?.message ?? '', /Unknown argument/)
      }
    },
  },
  {
    name: 'a forged id finds nothing and breaks nothing; missing, foreign and forbidden look the same',
    async run({ ask }) {
      const id = randomUUID()
      const forged = [
        '',
        'x',
        'x'.repeat(100_000),
        'TWVldGluZw==',
        '\u0000',
        '\ud800',
        "'; DROP TABLE meeting; --",
        globalId('Meeting', 'x'),
      ]
      const foreign = [
        'Meeting',
        'Person',
        'Session',
        'AuditEntry',
        'Viewer',
        'Query',
        'Mutation',
        '__Type',
        'Nonsense',
        'constructor',
      ]
      const answers = new Set<string>()
      for (const one of [...forged, ...foreign.map((type) => globalId(type, id))]) {
        const { text, errors } = await ask('query Node($id: ID!) { node(id: $id) { id } }', { id: one })
        assert.deepEqual(errors, [], one.slice(0, 60))
        answers.add(text)
      }
      assert.deepEqual([...answers], ['{"data":{"node":null}}'])
    },
  },
  {
    name: 'there is no field that takes a list of ids: nodes is absent, and no query has such an argument',
    async run({ ask, send }) {
      const ids = Array.from({ length: 1_000 }, () => globalId('Meeting', randomUUID()))
      const { data, errors } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
      assert.equal(data, null)
      assert.match(errors[0]?.message ?? '', /Cannot query field "nodes"/)
      const schema = (await send({ method: 'GET', path: '/schema.graphql' })).text
      assert.deepEqual(schema.match(/^.*: \[ID!?\].*$/gm), null)
    },
  },
  {
    name: 'lists of ids in inputs are refused beyond 100, nested ones together, 0 rows changed',
    async run({ ask, document, fixtures, tables }) {
      const title = { original: 'ru', ru: 'Заседание' }
      const membership = () => globalId('Membership', randomUUID())
      const attendance = (count: number) =>
        Array.from({ length: count }, () => ({ membershipId: membership(), presence: 'present' }))
      const task = () => ({ task: 'Сделать', ownerMembershipId: membership(), dueOn: '2026-03-01' })
      const decision = () => ({
        text: 'Решили',
        votesFor: 1,
        votesAgainst: 0,
        votesAbstained: 0,
        nonVoters: [],
        assignments: Array.from({ length: 20 }, task),
      })
      const meeting = {
        councilId: fixtures.councilId,
        kind: 'regular',
        heldOn: '2026-01-05',
        place: title,
        title,
        agenda: ['Вопрос'],
      }
      const refused = async (given: object): Promise<unknown> => {
        const lists = { attendance: attendance(1), guests: [], decisions: [] }
        const input = { ...meeting, idempotencyKey: randomUUID(), ...lists, ...given }
        const answer = await ask(document('RecordMeeting'), { input }, fixtures.secretary)
        return answer.data?.recordMeeting?.issues?.[0]
      }
      await tables.unchanged(async () => {
        const of = (path: string[], maximum: number) => ({
          __typename: 'InputIssue',
          path,
          code: 'too_many',
          minimum: null,
          maximum,
        })
        assert.deepEqual(await refused({ attendance: attendance(101) }), of(['attendance'], 100))
        assert.deepEqual(await refused({ attendance: attendance(1_000) }), of(['attendance'], 100))
        assert.deepEqual(await refused({ decisions: Array.from({ length: 6 }, decision) }), of(['decisions'], 100))
        const nonVoters = (count: number) =>
          Array.from({ length: count }, () => ({ membershipId: membership(), reason: 'absentAtVote' }))
        const voted = (count: number) => ({ ...decision(), assignments: [], nonVoters: nonVoters(count) })
        assert.deepEqual(await refused({ decisions: [voted(101)] }), of(['decisions', '0', 'nonVoters'], 100))
        assert.deepEqual(await refused({ decisions: [voted(51), voted(50)] }), of(['decisions'], 100))
      })
    },
  },
]
