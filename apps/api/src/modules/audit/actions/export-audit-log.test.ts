import { beforeAll, expect, test } from 'vitest'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { signedInAsNobody, signedInAsPost } from '../../../testing/people.ts'
import '../../../schema.ts'
import { largestExport } from './export-audit-log.ts'

const mutation = `mutation ($filter: AuditFilter) { exportAuditLog(filter: $filter) { __typename
  ... on AuditLogFile { entries { at action actorLabel capacity subjectType subjectId refused payload } isWhole } ... on InvalidInputError { issues { path code } } } }`
let observer: SignedInViewer

async function take(viewer: Parameters<typeof graphqlAs>[0], filter: object | null = null) {
  return (await graphqlAs(viewer, mutation, { filter })).data.exportAuditLog
}

const exports = () => db.auditEntry.findMany({ where: { action: 'audit:export' }, orderBy: { at: 'asc' } })

beforeAll(async () => {
  observer = await signedInAsPost('observer')
})

test('takes along what the filter shows, by days of Dushanbe, and is on the audit log itself', async () => {
  await db.auditEntry.create({
    data: {
      at: new Date('2026-03-01T19:00:05.000Z'),
      action: 'shortcoming:answer',
      actorId: observer.personId,
      capacity: 'officer',
      subjectType: 'Shortcoming',
      subjectId: 'x',
      payload: { text: 'he said "no", and\nleft' },
      refused: true,
    },
  })
  const file = await take(observer, { action: 'shortcoming:answer', from: '2026-03-02', to: '2026-03-02' })
  expect(file).toEqual({
    __typename: 'AuditLogFile',
    entries: [
      {
        at: '2026-03-01T19:00:05.000Z',
        action: 'shortcoming:answer',
        actorLabel: 'observer',
        capacity: 'officer',
        subjectType: 'Shortcoming',
        subjectId: 'x',
        refused: true,
        payload: { text: 'he said "no", and\nleft' },
      },
    ],
    isWhole: true,
  })
  const [entry] = await exports()
  expect(entry).toMatchObject({
    actorId: observer.personId,
    capacity: 'observer',
    refused: false,
    payload: { entries: 1, from: '2026-03-02', to: '2026-03-02', narrowed: true },
  })
})

test('is refused to whoever may not read the audit log, to a proof that is too old, and for days that are none', async () => {
  const before = (await exports()).length
  for (const viewer of [anonymous, await signedInAsNobody(), await signedInAsPost('moderator')])
    expect(await take(viewer)).toEqual({ __typename: 'ForbiddenError' })
  expect(await take({ ...observer, confirmedAt: new Date(now().getTime() - 11 * 60_000) })).toEqual({
    __typename: 'ConfirmationNeededError',
  })
  expect(await take(observer, { from: '2026-02-31', to: '1025-13-01' })).toMatchObject({
    __typename: 'InvalidInputError',
    issues: [
      { path: ['filter', 'from'], code: 'not_a_date' },
      { path: ['filter', 'to'], code: 'not_a_date' },
    ],
  })
  const left = (await exports()).slice(before)
  expect(left.every(({ refused }) => refused)).toBe(true)
  for (const role of ['coordinator', 'administrator'] as const)
    expect(await take(await signedInAsPost(role), { to: '2020-01-01' })).toMatchObject({ entries: [], isWhole: true })
})

test('one file holds so many and says when there are more', async () => {
  const at = new Date('2025-01-01T00:00:00.000Z')
  await db.auditEntry.createMany({
    data: Array.from({ length: largestExport + 1 }, () => ({
      at,
      action: 'identity:signIn',
      subjectType: 'Many',
      subjectId: 'x',
    })),
  })
  const file = await take(observer, { subjectType: 'Many' })
  expect([file.entries.length, file.isWhole]).toEqual([largestExport, false])
})
