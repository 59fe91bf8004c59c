import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { council, signedInAsNobody, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import { countStatements } from '../../testing/statements.ts'
import '../../schema.ts'

let observer: SignedInViewer
let officer: SignedInViewer
let closed: readonly Viewer[]

const fields = 'id at action actorLabel actorId capacity subjectType subjectId payload refused'
const query = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`

beforeAll(async () => {
  const land = await places()
  const { id } = await council(land.khujandDepartmentId, land.khujandId)
  observer = await signedInAsPost('observer')
  officer = await signedInAsPost('officer', land.khujandDepartmentId)
  closed = [
    anonymous,
    officer,
    await signedInAsNobody(),
    await signedInAsPost('moderator'),
    await signedInAsSeat(id, 'chair'),
    await signedInAsSeat(id, 'secretary'),
    await signedInAsSeat(id, 'member'),
  ]
  const subjectId = crypto.randomUUID()
  const entry = (at: string, action: string, more: object = {}) => ({
    at: new Date(at),
    action,
    subjectType: 'Shortcoming',
    subjectId,
    ...more,
  })
  await db.auditEntry.createMany({
    data: [
      // 19:00 UTC is midnight in Dushanbe.
      entry('2026-03-01T18:59:59.999Z', 'shortcoming:acknowledge', { actorId: officer.personId, capacity: 'officer' }),
      entry('2026-03-01T19:00:00.000Z', 'shortcoming:answer', {
        actorId: officer.personId,
        refused: true,
        payload: { version: 1, outcome: 'partly' },
      }),
      entry('2026-03-02T18:59:59.999Z', 'council:establish', {
        capacity: 'seed',
        subjectType: 'Council',
        payload: { slug: 'khujand' },
      }),
      entry('2026-03-02T19:00:00.000Z', 'identity:signIn', {
        subjectType: 'Person',
        subjectId: 'unknown',
        refused: true,
      }),
      entry('2026-03-02T19:00:00.000Z', 'identity:signIn', {
        subjectType: 'Person',
        subjectId: 'unknown',
        refused: true,
      }),
    ],
  })
})

async function actions(filter: object | null, viewer: Viewer = observer): Promise<string[]> {
  const { data, errors } = await graphqlAs(viewer, query, { filter, first: 100 })
  expect(errors).toBeUndefined()
  return data.auditLog.edges.map(({ node }: { node: { action: string } }) => node.action)
}

describe('the audit log', () => {
  it('is closed to everybody but coordinators, observers and administrators, by id too', async () => {
    const { id } = await db.auditEntry.findFirstOrThrow()
    const node = 'query ($id: ID!) { node(id: $id) { id } }'
    for (const viewer of closed) {
      expect((await graphqlAs(viewer, query)).data).toEqual({ auditLog: null })
      expect((await graphqlAs(viewer, node, { id: globalId('AuditEntry', id) })).data).toEqual({ node: null })
    }
    for (const viewer of [observer, await signedInAsPost('coordinator'), await signedInAsPost('administrator')])
      expect((await graphqlAs(viewer, node, { id: globalId('AuditEntry', id) })).data.node).not.toBeNull()
  })

  it('says who did what to which record, the newest first', async () => {
    const { data } = await graphqlAs(observer, query, { filter: { subjectType: 'Shortcoming' } })
    expect(data.auditLog.edges.map(({ node }: { node: { id: string } }) => ({ ...node, id: '' }))).toEqual([
      {
        id: '',
        at: '2026-03-01T19:00:00.000Z',
        action: 'shortcoming:answer',
        actorLabel: 'officer',
        actorId: globalId('Person', officer.personId),
        capacity: null,
        subjectType: 'Shortcoming',
        subjectId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        payload: { version: 1, outcome: 'partly' },
        refused: true,
      },
      expect.objectContaining({ action: 'shortcoming:acknowledge', capacity: 'officer', refused: false }),
    ])
  })

  it('is narrowed by act, actor, record, refusal and days of Dushanbe, both included', async () => {
    expect(await actions({ action: 'council:establish' })).toEqual(['council:establish'])
    expect(await actions({ actorId: globalId('Person', officer.personId) })).toEqual([
      'shortcoming:answer',
      'shortcoming:acknowledge',
    ])
    expect(await actions({ refused: true, actorId: globalId('Person', officer.personId) })).toEqual([
      'shortcoming:answer',
    ])
    expect(await actions({ recordId: globalId('Person', officer.personId) })).toEqual([])
    expect(await actions({ subjectId: 'unknown' })).toEqual(['identity:signIn', 'identity:signIn'])
    expect(await actions({ from: '2026-03-02', to: '2026-03-02' })).toEqual(['council:establish', 'shortcoming:answer'])
    expect(await actions({ to: '2026-03-01' })).toEqual(['shortcoming:acknowledge'])
    // A day that the calendar does not have, and a text that no row can hold.
    expect(await actions({ from: '2026-02-31' })).toEqual([])
    expect(await actions({ action: '\u0000' })).toEqual([])
    const { errors } = await graphqlAs(observer, query, { filter: { actorId: globalId('Council', officer.personId) } })
    expect(errors).toHaveLength(1)
  })

  it('comes page by page, each entry once, in one statement, and refuses cursors that are none', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (;;) {
      const ask = () => graphqlAs(observer, query, { first: 1, after })
      const { result, statements } = await countStatements(ask)
      expect(statements).toHaveLength(1)
      const { edges, pageInfo } = result.data.auditLog
      seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id))
      if (pageInfo.hasNextPage === false) break
      after = pageInfo.endCursor
    }
    expect(seen).toHaveLength(await db.auditEntry.count())
    expect(new Set(seen).size).toBe(seen.length)
    for (const cursor of ['?', 'YQ', Buffer.from(`2026\n${crypto.randomUUID()}`).toString('base64url')]) {
      const { errors } = await graphqlAs(observer, query, { after: cursor })
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT'])
    }
  })
})
