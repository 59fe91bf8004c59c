import { addDays } from '@hamkori/schema/dates'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import {
  ConfirmationNeededError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
} from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { failureOf } from '../../../testing/failures.ts'
import { recoveryCodes, totpFactor } from '../../identity/testing/factors.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { again, council, signedInAsNobody, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import { newSession } from '../../../testing/sessions.ts'
import { resolveViewer } from '../../identity/index.ts'
import { loadPosts } from '../posts.queries.ts'
import { assignPost } from './assign-post.ts'
import { endPost } from './end-post.ts'
import { resetFactors } from './reset-factors.ts'
import { restorePerson } from './restore-person.ts'
import { suspendPerson } from './suspend-person.ts'

let land: Places
let administrator: SignedInViewer
let refused: readonly SignedInViewer[]
let person: SignedInViewer

beforeAll(async () => {
  land = await places()
  const { id } = await council(land.khujandDepartmentId, land.khujandId)
  administrator = await signedInAsPost('administrator')
  refused = [
    await signedInAsSeat(id, 'chair'),
    await signedInAsSeat(id, 'secretary'),
    await signedInAsPost('officer', land.ministryId),
    await signedInAsPost('coordinator'),
    await signedInAsPost('observer'),
    await signedInAsPost('moderator'),
    await signedInAsNobody(),
  ]
})
beforeEach(async () => {
  person = await signedInAsPost('officer', land.khujandDepartmentId)
})

const reason = 'Тибқи фармони № 12'
const log = (subjectId: string) =>
  db.auditEntry.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, capacity: true, payload: true, refused: true },
  })
const sessionsOf = ({ personId }: SignedInViewer) => db.session.count({ where: { personId } })
const on = ({ personId }: SignedInViewer) => ({ personId, reason })
const later = <T>(minutes: number, work: () => T) => atMoment(new Date(now().getTime() + minutes * 60_000), work)

describe('suspending and restoring', () => {
  it('is refused to everybody but administrators, to oneself, without a reason, and without a fresh proof', async () => {
    const restored = await db.person.findUniqueOrThrow({ where: { id: person.personId } })
    for (const actor of [anonymous, ...refused]) {
      expect(await failureOf(suspendPerson(actor, on(person)))).toBeInstanceOf(ForbiddenError)
      expect(await failureOf(restorePerson(actor, on(person)))).toBeInstanceOf(ForbiddenError)
    }
    expect(await failureOf(suspendPerson(administrator, on(administrator)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(restorePerson(administrator, on(administrator)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(suspendPerson(administrator, { ...on(person), reason: ' .' }))).toMatchObject({
      issues: [{ path: ['reason'], code: 'too_short', minimum: 3 }],
    })
    expect(await failureOf(later(11, () => suspendPerson(administrator, on(person))))).toBeInstanceOf(
      ConfirmationNeededError,
    )
    expect(await failureOf(suspendPerson(administrator, { personId: crypto.randomUUID(), reason }))).toBeInstanceOf(
      NotFoundError,
    )
    expect(await failureOf(restorePerson(administrator, on(person)))).toBeInstanceOf(ConflictError)
    expect(await db.person.findUniqueOrThrow({ where: { id: person.personId } })).toEqual(restored)
    expect(await sessionsOf(person)).toBe(1)
    expect(await log(person.personId)).toEqual([])
  })

  it('ends every session with the action, keeps posts on the record, and brings no session back', async () => {
    const second = await newSession(person.personId)
    await suspendPerson(administrator, on(person))
    expect(await sessionsOf(person)).toBe(0)
    expect((await resolveViewer(second)).kind).toBe('anonymous')
    expect(await db.post.count({ where: { personId: person.personId, endedReason: null } })).toBe(1)
    expect(await failureOf(suspendPerson(administrator, on(person)))).toBeInstanceOf(ConflictError)
    // Somebody who was signing in at that very moment.
    await newSession(person.personId)
    await restorePerson(administrator, { ...on(person), reason: 'Фармон бекор шуд' })
    expect(await sessionsOf(person)).toBe(0)
    expect((await again(person)).posts).toHaveLength(1)
    expect(await log(person.personId)).toEqual([
      {
        action: 'person:suspend',
        actorId: administrator.personId,
        capacity: 'administrator',
        payload: { reason },
        refused: false,
      },
      {
        action: 'person:restore',
        actorId: administrator.personId,
        capacity: 'administrator',
        payload: { reason: 'Фармон бекор шуд' },
        refused: false,
      },
    ])
  })

  it('is done by one of two administrators who suspend each other at once, so that one always remains', async () => {
    const [one, two] = [await signedInAsPost('administrator'), await signedInAsPost('administrator')]
    const results = await Promise.all([failureOf(suspendPerson(one, on(two))), failureOf(suspendPerson(two, on(one)))])
    expect(results.filter((result) => result === null)).toHaveLength(1)
    expect(results.filter((result) => result instanceof ForbiddenError)).toHaveLength(1)
    expect(
      await db.person.count({ where: { id: { in: [one.personId, two.personId] }, suspendedAt: { not: null } } }),
    ).toBe(1)
  })
})

describe('taking the factors of somebody who lost them', () => {
  it('is refused to everybody but administrators, to oneself, and where there is none', async () => {
    await totpFactor(person.personId)
    for (const actor of [anonymous, ...refused])
      expect(await failureOf(resetFactors(actor, on(person)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(resetFactors(administrator, on(administrator)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(later(11, () => resetFactors(administrator, on(person))))).toBeInstanceOf(
      ConfirmationNeededError,
    )
    const other = await signedInAsNobody()
    expect(await failureOf(resetFactors(administrator, on(other)))).toBeInstanceOf(ConflictError)
    expect(await db.factor.count({ where: { personId: person.personId } })).toBe(1)
    expect(await sessionsOf(other)).toBe(1)
    expect(await log(person.personId)).toEqual([])
  })

  it('removes factors, recovery codes and sessions, and nothing of anybody else', async () => {
    const other = await signedInAsNobody()
    for (const { personId } of [person, other]) {
      await totpFactor(personId)
      await recoveryCodes(personId)
    }
    await resetFactors(administrator, on(person))
    const left = async ({ personId }: SignedInViewer) => [
      await db.factor.count({ where: { personId } }),
      await db.recoveryCode.count({ where: { personId } }),
      await db.session.count({ where: { personId } }),
    ]
    expect(await left(person)).toEqual([0, 0, 0])
    expect(await left(other)).toEqual([1, 10, 1])
    expect(await log(person.personId)).toEqual([
      {
        action: 'person:resetFactors',
        actorId: administrator.personId,
        capacity: 'administrator',
        payload: { reason },
        refused: false,
      },
    ])
  })
})

describe('posts', () => {
  const title = { tg: 'Сардор', ru: 'Начальник', en: 'Head' }
  const post = (viewer: SignedInViewer) => ({
    personId: viewer.personId,
    role: 'officer' as const,
    departmentId: land.bokhtarDepartmentId,
    title,
    validFrom: '2026-01-01',
  })

  it('are assigned by administrators alone, never to themselves, and not twice for one time', async () => {
    for (const actor of [anonymous, ...refused])
      expect(await failureOf(assignPost(actor, post(person)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(assignPost(administrator, post(administrator)))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(later(11, () => assignPost(administrator, post(person))))).toBeInstanceOf(
      ConfirmationNeededError,
    )
    expect(
      await failureOf(assignPost(administrator, { ...post(person), departmentId: crypto.randomUUID() })),
    ).toMatchObject({ issues: [{ path: ['departmentId'], code: 'unknown_record' }] })
    expect(await db.post.count({ where: { departmentId: land.bokhtarDepartmentId } })).toBe(0)
    await assignPost(administrator, { ...post(person), validTo: '2026-06-30' })
    expect(await failureOf(assignPost(administrator, { ...post(person), validFrom: '2026-06-30' }))).toBeInstanceOf(
      ConflictError,
    )
    await assignPost(administrator, { ...post(person), validFrom: '2026-07-01' })
    expect(await db.post.count({ where: { personId: person.personId } })).toBe(3)
  })

  it('are ended by administrators alone, never their own, within the post’s own days, and once', async () => {
    const { id: postId } = await db.post.findFirstOrThrow({ where: { personId: person.personId } })
    const own = await db.post.findFirstOrThrow({ where: { personId: administrator.personId } })
    const end = { postId, on: '2026-11-20', reason }
    for (const actor of [anonymous, ...refused])
      expect(await failureOf(endPost(actor, end))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(endPost(administrator, { ...end, postId: own.id }))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(endPost(administrator, { ...end, postId: crypto.randomUUID() }))).toBeInstanceOf(
      NotFoundError,
    )
    expect(await failureOf(later(11, () => endPost(administrator, end)))).toBeInstanceOf(ConfirmationNeededError)
    expect(await failureOf(endPost(administrator, { ...end, reason: '' }))).toBeInstanceOf(InvalidInputError)
    expect(await failureOf(endPost(administrator, { ...end, on: '2019-12-31' }))).toMatchObject({
      issues: [{ path: ['on'], code: 'date_before_other' }],
    })
    expect(await sessionsOf(person)).toBe(1)
    expect(await log(postId)).toEqual([])
    await endPost(administrator, end)
    expect(await sessionsOf(person)).toBe(0)
    expect(await failureOf(endPost(administrator, end))).toBeInstanceOf(ConflictError)
    expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({
      validTo: new Date('2026-11-20T00:00:00Z'),
      endedReason: reason,
    })
    expect(await log(postId)).toEqual([
      {
        action: 'post:end',
        actorId: administrator.personId,
        capacity: 'administrator',
        payload: { role: 'officer', lastDay: '2026-11-20', reason },
        refused: false,
      },
    ])
  })

  it('end with the action where their last day is today, and with their last day where it is later', async () => {
    const postsIn = (days: number) =>
      later(days * 24 * 60, async () => {
        const viewer = await resolveViewer(await newSession(person.personId))
        return viewer.kind === 'person' ? viewer.posts.length : null
      })
    const { id: postId } = await db.post.findFirstOrThrow({ where: { personId: person.personId } })
    await endPost(administrator, { postId, on: addDays(today(), 3), reason })
    expect([await postsIn(0), await postsIn(3), await postsIn(4)]).toEqual([1, 1, 0])
    const second = await assignPost(administrator, { ...post(person), validFrom: today() })
    expect(await postsIn(0)).toBe(2)
    await endPost(administrator, { postId: second.id, on: today(), reason })
    expect(await postsIn(0)).toBe(1)
    const shown = await loadPosts(administrator, [postId, second.id])
    expect([shown.get(postId)?.isInForce, shown.get(second.id)?.isInForce]).toEqual([true, false])
  })

  it('can be put right as long as their end is still to come, and a mistyped year is refused', async () => {
    const { id: postId } = await db.post.findFirstOrThrow({ where: { personId: person.personId } })
    const end = (on: string) => endPost(administrator, { postId, on, reason })
    expect(await failureOf(end('2072-12-31'))).toMatchObject({ issues: [{ path: ['on'], code: 'date_out_of_range' }] })
    await end(addDays(today(), 200))
    await end(addDays(today(), 20))
    expect((await log(postId)).map(({ payload }) => payload)).toMatchObject([
      { lastDay: addDays(today(), 200) },
      { lastDay: addDays(today(), 20) },
    ])
    await end(today())
    expect(await failureOf(end(addDays(today(), 1)))).toBeInstanceOf(ConflictError)
  })

  it('ends before the same post is held again, and before a seat on the council of the department begins', async () => {
    const officer = await signedInAsPost('officer', land.bokhtarDepartmentId)
    const { id: postId } = await db.post.findFirstOrThrow({ where: { personId: officer.personId } })
    const end = (on: string) => endPost(administrator, { postId, on, reason })
    const takenFromThen = { issues: [{ path: ['on'], code: 'taken_from_then' }] }
    await end(addDays(today(), 10))
    const bokhtar = await council(land.bokhtarDepartmentId, land.bokhtarId)
    await ownerDb.membership.create({
      data: {
        councilId: bokhtar.id,
        personId: officer.personId,
        office: 'member',
        seat: 7,
        termFrom: dateOf(addDays(today(), 20)),
      },
    })
    expect(await failureOf(end(addDays(today(), 25)))).toMatchObject(takenFromThen)
    await end(addDays(today(), 15))
    const again = await signedInAsPost('observer')
    const first = await db.post.findFirstOrThrow({ where: { personId: again.personId } })
    await endPost(administrator, { postId: first.id, on: addDays(today(), 10), reason })
    await assignPost(administrator, { personId: again.personId, role: 'observer', validFrom: addDays(today(), 20) })
    expect(
      await failureOf(endPost(administrator, { postId: first.id, on: addDays(today(), 20), reason })),
    ).toMatchObject(takenFromThen)
  })

  it('begin within a year, and are planned for ten at most', async () => {
    const assign = (term: { validFrom: string; validTo?: string }) =>
      assignPost(administrator, { personId: person.personId, role: 'moderator', ...term })
    expect(await failureOf(assign({ validFrom: '2072-01-01' }))).toMatchObject({
      issues: [{ path: ['validFrom'], code: 'date_out_of_range' }],
    })
    expect(await failureOf(assign({ validFrom: '2026-01-01', validTo: '2072-01-01' }))).toMatchObject({
      issues: [{ path: ['validTo'], code: 'date_out_of_range' }],
    })
  })

  it('cannot be prolonged by ending them', async () => {
    const officer = await signedInAsPost('officer', land.bokhtarDepartmentId, { to: '2030-01-31' })
    const { id: postId } = await db.post.findFirstOrThrow({ where: { personId: officer.personId } })
    expect(await failureOf(endPost(administrator, { postId, on: '2030-02-01', reason }))).toMatchObject({
      issues: [{ path: ['on'], code: 'date_out_of_range' }],
    })
  })
})

it('refuses an administrator whose own session was ended while the action was on its way', async () => {
  const gone = await signedInAsPost('administrator')
  await db.session.deleteMany({ where: { personId: gone.personId } })
  expect(await failureOf(suspendPerson(gone, on(person)))).toBeInstanceOf(ForbiddenError)
  expect(await sessionsOf(person)).toBe(1)
})
