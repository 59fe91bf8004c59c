import { addDays } from '@hamkori/schema/dates'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, dateOf, now, today } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
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
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import {
  again,
  council,
  nextSerial,
  seat,
  signedInAsNobody,
  signedInAsPost,
  signedInAsSeat,
} from '../../../testing/people.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { newSession } from '../../../testing/sessions.ts'
import { resolveViewer } from '../../identity/index.ts'
import { assignPost } from '../../people/index.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import '../index.ts'
import { endMembership } from './end-membership.ts'
import { startMembership } from './start-membership.ts'

type Seated = SignedInViewer & { membershipId: string }

let land: Places
let khujand: string
let bokhtar: string
let chair: Seated
let deputy: Seated
let otherChair: Seated
let refused: readonly SignedInViewer[]
let administrator: SignedInViewer
let coordinator: SignedInViewer

beforeAll(async () => {
  land = await places()
})
beforeEach(async () => {
  khujand = (await council(land.khujandDepartmentId, land.khujandId)).id
  bokhtar = (await council(land.bokhtarDepartmentId, land.bokhtarId)).id
  chair = await signedInAsSeat(khujand, 'chair')
  deputy = await signedInAsSeat(khujand, 'deputyChair')
  otherChair = await signedInAsSeat(bokhtar, 'chair')
  administrator = await signedInAsPost('administrator')
  coordinator = await signedInAsPost('coordinator')
  refused = [
    await signedInAsSeat(khujand, 'secretary'),
    await signedInAsSeat(khujand, 'member'),
    otherChair,
    await signedInAsPost('officer', land.ministryId),
    await signedInAsPost('observer'),
    await signedInAsPost('moderator'),
  ]
})

const audits = (action: string, subjectId?: string) =>
  db.auditEntry.count({ where: { action, ...(subjectId === undefined ? {} : { subjectId }) } })
const later = <T>(minutes: number, work: () => T) => atMoment(new Date(now().getTime() + minutes * 60_000), work)
const chairs = () => ({
  councilId: khujand,
  office: 'member' as const,
  seat: 190 + (nextSerial() % 10),
  termFrom: '2026-01-01',
})

describe('a seat', () => {
  it('is given and taken by whoever may, for others only, and by a chair only to people of the own council', async () => {
    const member = await signedInAsSeat(khujand, 'member')
    for (const actor of [anonymous, ...refused]) {
      expect(await failureOf(startMembership(actor, { ...chairs(), personId: member.personId }))).toBeInstanceOf(
        ForbiddenError,
      )
      expect(
        await failureOf(
          endMembership(actor, { membershipId: member.membershipId, on: '2026-06-30', reason: 'recalled' }),
        ),
      ).toBeInstanceOf(ForbiddenError)
    }
    const own = { membershipId: chair.membershipId, on: '2026-06-30', reason: 'resigned' as const }
    expect(await failureOf(endMembership(chair, own))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(startMembership(chair, { ...chairs(), personId: chair.personId }))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(
      await failureOf(startMembership(coordinator, { ...chairs(), personId: coordinator.personId })),
    ).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(endMembership(otherChair, { ...own, membershipId: crypto.randomUUID() }))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(await failureOf(endMembership(coordinator, { ...own, membershipId: crypto.randomUUID() }))).toBeInstanceOf(
      NotFoundError,
    )
    expect(await failureOf(later(11, () => endMembership(deputy, own)))).toBeInstanceOf(ConfirmationNeededError)
    // Somebody of another council and nobody at all look the same.
    for (const personId of [otherChair.personId, crypto.randomUUID()])
      expect(await failureOf(startMembership(chair, { ...chairs(), personId }))).toMatchObject({
        issues: [{ path: ['personId'], code: 'unknown_record' }],
      })
    expect(await failureOf(endMembership(deputy, { ...own, on: '2019-12-31' }))).toBeInstanceOf(InvalidInputError)
    expect(await audits('membership:end')).toBe(0)
  })

  it('ends with every session of the person, keeps its place on the public record, and can be taken again', async () => {
    const member = await signedInAsSeat(khujand, 'member')
    await endMembership(chair, { membershipId: member.membershipId, on: '2026-06-30', reason: 'absent' })
    expect(await db.session.count({ where: { personId: member.personId } })).toBe(0)
    expect(await audits('membership:end', member.membershipId)).toBe(1)
    const { data } = await graphqlAs(
      anonymous,
      'query ($id: ID!) { node(id: $id) { ... on Membership { office termTo endedReason person { id } } } }',
      {
        id: globalId('Membership', member.membershipId),
      },
    )
    expect(data.node).toEqual({ office: 'member', termTo: '2026-06-30', endedReason: 'absent', person: null })
    const started = await startMembership(chair, { ...chairs(), termFrom: '2026-07-01', personId: member.personId })
    expect(started.personId).toBe(member.personId)
    expect(await audits('membership:start', started.id)).toBe(1)
  })

  it('counts once: nobody sits on a council twice at the same time, and its department does not sit on it', async () => {
    const member = await signedInAsSeat(khujand, 'member')
    expect(await failureOf(startMembership(coordinator, { ...chairs(), personId: member.personId }))).toMatchObject({
      issues: [{ path: ['personId'], code: 'sits_on_council' }],
    })
    const officer = await signedInAsPost('officer', land.khujandDepartmentId)
    expect(await failureOf(startMembership(coordinator, { ...chairs(), personId: officer.personId }))).toMatchObject({
      issues: [{ path: ['personId'], code: 'is_watched_officer' }],
    })
    // An officer of elsewhere may; then no post in that department may follow.
    const elsewhere = await signedInAsPost('officer', land.bokhtarDepartmentId)
    await startMembership(coordinator, { ...chairs(), personId: elsewhere.personId })
    const post = { role: 'officer' as const, departmentId: land.khujandDepartmentId, validFrom: '2026-01-01' }
    const title = { tg: 'Нозир', ru: 'Инспектор', en: 'Inspector' }
    expect(await failureOf(assignPost(administrator, { ...post, title, personId: elsewhere.personId }))).toMatchObject({
      issues: [{ path: ['departmentId'], code: 'sits_on_its_council' }],
    })
    // The database holds it too, whoever writes.
    for (const write of [
      () =>
        ownerDb.membership.create({
          data: {
            councilId: khujand,
            personId: member.personId,
            office: 'member',
            seat: 77,
            termFrom: new Date('2026-01-01'),
          },
        }),
      () =>
        ownerDb.membership.create({
          data: {
            councilId: khujand,
            personId: officer.personId,
            office: 'member',
            seat: 78,
            termFrom: new Date('2026-01-01'),
          },
        }),
      () =>
        ownerDb.post.create({
          data: {
            personId: member.personId,
            role: 'officer',
            departmentId: land.khujandDepartmentId,
            validFrom: new Date('2026-01-01'),
          },
        }),
    ])
      expect(isUniqueViolation(await failureOf(write()))).toBe(true)
  })

  it('has an end that is near, can be put right until it has come, and stands then', async () => {
    const member = await signedInAsSeat(khujand, 'member')
    const end = (on: string) => endMembership(chair, { membershipId: member.membershipId, on, reason: 'resigned' })
    expect(await failureOf(end(addDays(today(), 400)))).toMatchObject({
      issues: [{ path: ['on'], code: 'date_out_of_range' }],
    })
    await end(addDays(today(), 300))
    expect((await end(addDays(today(), 30))).termTo).toEqual(dateOf(addDays(today(), 30)))
    await startMembership(chair, {
      ...chairs(),
      seat: (await db.membership.findUniqueOrThrow({ where: { id: member.membershipId } })).seat,
      termFrom: addDays(today(), 31),
    })
    expect(await failureOf(end(addDays(today(), 40)))).toMatchObject({
      issues: [{ path: ['on'], code: 'taken_from_then' }],
    })
    const may = async () =>
      (
        await graphqlAs(chair, 'query ($id: ID!) { node(id: $id) { ... on Membership { person { may } } } }', {
          id: globalId('Membership', member.membershipId),
        })
      ).data.node.person.may
    expect(await may()).toContain('endMembership')
    await end(today())
    expect(await may()).not.toContain('endMembership')
    expect(await failureOf(end(addDays(today(), 3)))).toBeInstanceOf(ConflictError)
    const planned = await signedInAsSeat(khujand, 'member', { to: addDays(today(), 10) })
    expect(
      await failureOf(
        endMembership(chair, { membershipId: planned.membershipId, on: addDays(today(), 11), reason: 'resigned' }),
      ),
    ).toMatchObject({ issues: [{ path: ['on'], code: 'date_out_of_range' }] })
  })

  it('begins within a year, and is planned for ten at most', async () => {
    const member = await signedInAsSeat(bokhtar, 'member')
    const begin = (term: { termFrom: string; termTo?: string }) =>
      startMembership(coordinator, { ...chairs(), personId: member.personId, ...term })
    expect(await failureOf(begin({ termFrom: '2072-01-01' }))).toMatchObject({
      issues: [{ path: ['termFrom'], code: 'date_out_of_range' }],
    })
    expect(await failureOf(begin({ termFrom: '2026-01-01', termTo: '2072-01-01' }))).toMatchObject({
      issues: [{ path: ['termTo'], code: 'date_out_of_range' }],
    })
    expect((await begin({ termFrom: addDays(today(), 366), termTo: addDays(today(), 4000) })).personId).toBe(
      member.personId,
    )
  })

  it('gives no right from midnight in Dushanbe after its last day, in the same session, and stays on the record', async () => {
    // 19:00 UTC is midnight in Dushanbe.
    const lastMinute = new Date('2026-05-31T18:59:00Z')
    const midnight = new Date('2026-05-31T19:00:00Z')
    const ending = await atMoment(lastMinute, () => signedInAsSeat(khujand, 'deputyChair', { to: '2026-05-31' }))
    const guest = await signedInAsSeat(khujand, 'member')
    const mutation = `mutation ($input: EndMembershipInput!) { endMembership(input: $input) { __typename } }`
    const input = { membershipId: globalId('Membership', guest.membershipId), on: '2026-05-30', reason: 'resigned' }
    const after = await atMoment(midnight, async () => {
      const viewer = await again(ending)
      expect(viewer.seats).toEqual([])
      return graphqlAs(viewer, mutation, { input })
    })
    expect(after.data.endMembership.__typename).toBe('ForbiddenError')
    expect(await db.auditEntry.count({ where: { actorId: ending.personId, refused: true } })).toBe(1)
    expect(await db.membership.findUniqueOrThrow({ where: { id: guest.membershipId } })).toMatchObject({
      endedReason: null,
    })
    const before = await atMoment(lastMinute, async () => graphqlAs(await again(ending), mutation, { input }))
    expect(before.data.endMembership.__typename).toBe('Membership')
    const record = await graphqlAs(
      anonymous,
      'query ($id: ID!) { node(id: $id) { ... on Membership { office termTo } } }',
      {
        id: globalId('Membership', ending.membershipId),
      },
    )
    expect(record.data.node).toEqual({ office: 'deputyChair', termTo: '2026-05-31' })
  })
})

describe('the right of a seat that somebody ends', () => {
  it('ends with the action where its last day is today, and with its last day where it is later', async () => {
    const seatsIn = (days: number, { personId }: Seated) =>
      later(days * 24 * 60, async () => {
        const viewer = await resolveViewer(await newSession(personId))
        return viewer.kind === 'person' ? viewer.seats.length : null
      })
    const input = { on: today(), reason: 'recalled' } as const
    await endMembership(chair, { membershipId: deputy.membershipId, ...input })
    expect(await seatsIn(0, deputy)).toBe(0)
    await endMembership(administrator, { membershipId: otherChair.membershipId, ...input, on: addDays(today(), 3) })
    expect([await seatsIn(0, otherChair), await seatsIn(3, otherChair), await seatsIn(4, otherChair)]).toEqual([
      1, 1, 0,
    ])
  })
})

describe('terms about to end', () => {
  it('are told to coordinators, administrators and the council’s chairs, the soonest first, today included', async () => {
    const in30 = await seat(khujand, 'member', { to: addDays(today(), 30) })
    const now0 = await seat(khujand, 'member', { to: today() })
    const in90 = await seat(khujand, 'member', { to: addDays(today(), 90) })
    await seat(khujand, 'member', { to: addDays(today(), -1) })
    const elsewhere = await seat(bokhtar, 'member', { to: addDays(today(), 10) })
    const gone = await seat(khujand, 'member', { to: addDays(today(), 5) })
    await endMembership(coordinator, { membershipId: gone, on: addDays(today(), 5), reason: 'resigned' })
    const told = async (viewer: SignedInViewer, args = '') =>
      (await graphqlAs(viewer, `{ termsEnding${args} { id } }`)).data.termsEnding?.map(
        ({ id }: { id: string }) => id,
      ) ?? null
    const seats = (...list: string[]) => list.map((id) => globalId('Membership', id))
    expect(await told(chair)).toEqual(seats(now0, in30))
    expect(await told(chair, '(withinDays: 400)')).toEqual(seats(now0, in30, in90))
    expect(await told(chair, '(withinDays: -3)')).toEqual(seats(now0))
    expect(await told(coordinator, `(councilId: "${globalId('Council', bokhtar)}")`)).toEqual(seats(elsewhere))
    expect(await told(administrator)).toEqual(expect.arrayContaining(seats(now0, elsewhere, in30)))
    // The chair of one council asks about another, and about one that does not exist.
    for (const id of [bokhtar, crypto.randomUUID()])
      expect(await told(chair, `(councilId: "${globalId('Council', id)}")`)).toBeNull()
    for (const viewer of [refused[1], refused[4], await signedInAsNobody()])
      expect(await told(viewer as SignedInViewer)).toBeNull()
  })
})
