import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConfirmationNeededError, ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { failureOf } from '../../../testing/failures.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { council, nextSerial, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import '../index.ts'
import { invitePerson } from './invite-person.ts'

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
const invitee = () => ({ email: `new-${nextSerial()}@council.example`, label: 'Аъзои нав', language: 'tg' as const })
const chairs = () => ({
  councilId: khujand,
  office: 'member' as const,
  seat: 190 + (nextSerial() % 10),
  termFrom: '2026-01-01',
})
const post = { role: 'coordinator' as const, validFrom: '2026-01-01' }

describe('an invitation', () => {
  it('is refused to whoever is neither administrator nor chair there, and leaves nothing', async () => {
    const before = [await db.person.count(), await db.invitation.count(), await db.membership.count()]
    for (const actor of [anonymous, coordinator, ...refused])
      expect(await failureOf(invitePerson(actor, { ...invitee(), seat: chairs() }))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(later(11, () => invitePerson(chair, { ...invitee(), seat: chairs() })))).toBeInstanceOf(
      ConfirmationNeededError,
    )
    expect([await db.person.count(), await db.invitation.count(), await db.membership.count()]).toEqual(before)
  })

  it('of a chair is to one seat on the own council, never to a post, nor to both', async () => {
    for (const to of [{ post }, { post, seat: chairs() }, { seat: { ...chairs(), councilId: bokhtar } }])
      expect(await failureOf(invitePerson(chair, { ...invitee(), ...to }))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(invitePerson(administrator, invitee()))).toMatchObject({
      issues: [{ path: ['post'], code: 'required' }],
    })
  })

  it('opens the account with its seat and a link, each with its entry', async () => {
    const who = invitee()
    const { id } = await invitePerson(deputy, { ...who, seat: chairs() })
    expect(
      await db.person.findUniqueOrThrow({
        where: { id },
        select: { email: true, label: true, language: true, passwordHash: true, acceptedAt: true },
      }),
    ).toEqual({ ...who, passwordHash: null, acceptedAt: null })
    const invitation = await db.invitation.findFirstOrThrow({ where: { personId: id } })
    expect(invitation.invitedById).toBe(deputy.personId)
    expect(invitation.expiresAt.getTime() - invitation.createdAt.getTime()).toBe(72 * 3_600_000)
    const { id: seatId } = await db.membership.findFirstOrThrow({ where: { personId: id } })
    expect([await audits('person:invite', id), await audits('membership:start', seatId)]).toEqual([1, 1])
    expect(await failureOf(invitePerson(administrator, { ...who, post }))).toBeInstanceOf(ConflictError)
  })

  it('of an administrator may be to a post and a seat at once; a taken seat leaves no account behind', async () => {
    const { id } = await invitePerson(administrator, { ...invitee(), post, seat: { ...chairs(), councilId: bokhtar } })
    expect([
      await db.post.count({ where: { personId: id } }),
      await db.membership.count({ where: { personId: id } }),
    ]).toEqual([1, 1])
    const { seat: number } = await db.membership.findFirstOrThrow({ where: { id: chair.membershipId } })
    const late = invitee()
    expect(await failureOf(invitePerson(chair, { ...late, seat: { ...chairs(), seat: number } }))).toBeInstanceOf(
      ConflictError,
    )
    expect(
      await failureOf(invitePerson(administrator, { ...late, seat: { ...chairs(), councilId: crypto.randomUUID() } })),
    ).toMatchObject({
      issues: [{ path: ['seat', 'councilId'], code: 'unknown_record' }],
    })
    expect(await db.person.count({ where: { email: late.email } })).toBe(0)
  })
})

describe('renewing and withdrawing an invitation', () => {
  const act = async (viewer: SignedInViewer, name: 'renewInvitation' | 'withdrawInvitation', personId: string) => {
    const input = {
      personId: globalId('Person', personId),
      ...(name === 'withdrawInvitation' ? { reason: 'Хато шуд' } : {}),
    }
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const { data, errors } = await graphqlAs(
      viewer,
      `mutation ($input: ${type}!) { a: ${name}(input: $input) { __typename ... on Person { invitation { expiresAt } may } } }`,
      { input },
    )
    expect(errors).toBeUndefined()
    return data.a as { __typename: string; invitation?: { expiresAt: string } | null; may?: string[] }
  }
  const waiting = (personId: string) => db.invitation.count({ where: { personId, usedAt: null, withdrawnAt: null } })

  it('is refused to others, and to a chair where the person holds more than seats on the own council', async () => {
    const { id } = await invitePerson(chair, { ...invitee(), seat: chairs() })
    const { id: withPost } = await invitePerson(administrator, { ...invitee(), post, seat: { ...chairs(), seat: 180 } })
    for (const name of ['renewInvitation', 'withdrawInvitation'] as const) {
      const answers = []
      for (const actor of refused) answers.push((await act(actor, name, id)).__typename)
      // The chair of another council is not told that there is such a person; the observer knows, and may not.
      expect(answers).toEqual([
        'ForbiddenError',
        'ForbiddenError',
        'NotFoundError',
        'ForbiddenError',
        'ForbiddenError',
        'ForbiddenError',
      ])
      expect((await act(chair, name, withPost)).__typename).toBe('ForbiddenError')
      expect((await act(chair, name, otherChair.personId)).__typename).toBe('NotFoundError')
    }
    expect([await waiting(id), await waiting(withPost)]).toEqual([1, 1])
    expect(await db.auditEntry.count({ where: { subjectId: id, refused: true } })).toBe(10)
  })

  it('replaces the link, and ends it with its reason on record', async () => {
    const { id } = await invitePerson(chair, { ...invitee(), seat: chairs() })
    const first = await db.invitation.findFirstOrThrow({ where: { personId: id } })
    expect(await act(deputy, 'renewInvitation', id)).toMatchObject({
      __typename: 'Person',
      may: ['renewInvitation', 'withdrawInvitation', 'startMembership', 'endMembership'],
    })
    expect(await waiting(id)).toBe(1)
    expect((await db.invitation.findUniqueOrThrow({ where: { id: first.id } })).withdrawnAt).not.toBeNull()
    // Three messages to one address are free, then one each five minutes.
    const again = []
    for (let n = 0; n < 3; n += 1) again.push((await act(chair, 'renewInvitation', id)).__typename)
    expect(again).toEqual(['Person', 'Person', 'UnavailableError'])
    expect(await waiting(id)).toBe(1)
    expect(await act(chair, 'withdrawInvitation', id)).toMatchObject({ __typename: 'Person', invitation: null })
    expect(await waiting(id)).toBe(0)
    expect((await act(chair, 'withdrawInvitation', id)).__typename).toBe('ConflictError')
    expect((await act(chair, 'renewInvitation', (await signedInAsSeat(khujand, 'member')).personId)).__typename).toBe(
      'ConflictError',
    )
    expect(
      (await db.auditEntry.findMany({ where: { subjectId: id, refused: false }, orderBy: { id: 'asc' } })).map(
        ({ action, capacity, payload }) => [action, capacity, payload],
      ),
    ).toEqual([
      ['person:invite', 'chair', {}],
      ['invitation:renew', 'deputyChair', {}],
      ['invitation:renew', 'chair', {}],
      ['invitation:renew', 'chair', {}],
      ['invitation:withdraw', 'chair', { reason: 'Хато шуд' }],
    ])
  })
})
