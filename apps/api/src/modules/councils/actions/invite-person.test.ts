import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConfirmationNeededError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { failureOf } from '../../../testing/failures.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { council, nextSerial, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import { assignPost } from '../../people/index.ts'
import '../index.ts'
import { invitePerson } from './invite-person.ts'
import { determineSeats } from './determine-seats.ts'
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
  freeSeat = 180
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
let freeSeat = 0
/** A seat that no other test input names. */
const chairs = () => ({
  councilId: khujand,
  office: 'member' as const,
  seat: (freeSeat += 1),
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

  it('opens the account, offers the seat and sends a link, each with its entry', async () => {
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
    expect(await db.seatOffer.count({ where: { personId: id } })).toBe(1)
    expect(await db.membership.count({ where: { personId: id } })).toBe(0)
    expect([await audits('person:invite', id), await audits('membership:offer', id)]).toEqual([1, 1])
  })

  it('says which of three things is in the way: the address, the seat or an invitation that waits', async () => {
    const who = invitee()
    await invitePerson(chair, { ...who, seat: chairs() })
    const open = await db.seatOffer.findFirstOrThrow({ where: { councilId: khujand } })
    const why = async (actor: SignedInViewer, input: Parameters<typeof invitePerson>[1]) =>
      ((await failureOf(invitePerson(actor, input))) as { issues: unknown }).issues
    expect(await why(chair, { ...who, seat: chairs() })).toMatchObject([{ path: ['email'], code: 'invitation_waits' }])
    expect(await why(administrator, { ...who, post })).toMatchObject([{ path: ['email'], code: 'invitation_waits' }])
    // A chair of elsewhere learns that the address is known, and no more.
    const elsewhere = { ...chairs(), councilId: bokhtar }
    expect(await why(otherChair, { ...who, seat: elsewhere })).toMatchObject([{ path: ['email'], code: 'has_account' }])
    const { email } = await db.person.findUniqueOrThrow({ where: { id: otherChair.personId } })
    expect(await why(chair, { ...invitee(), email, seat: chairs() })).toMatchObject([
      { path: ['email'], code: 'has_account' },
    ])
    const held = await db.membership.findUniqueOrThrow({ where: { id: chair.membershipId } })
    for (const [seat, path, code] of [
      [{ seat: held.seat }, 'seat', 'seat_taken'],
      [{ seat: open.seat }, 'seat', 'seat_offered'],
      [{ office: 'chair' as const }, 'office', 'office_taken'],
    ] as const)
      expect(await why(chair, { ...invitee(), seat: { ...chairs(), ...seat } })).toMatchObject([
        { path: ['seat', path], code },
      ])
    expect(
      await failureOf(startMembership(coordinator, { ...chairs(), seat: open.seat, termFrom: today() })),
    ).toMatchObject({ issues: [{ path: ['seat'], code: 'seat_offered' }] })
    expect(await failureOf(startMembership(coordinator, { ...chairs(), personId: open.personId }))).toMatchObject({
      issues: [{ path: ['personId'], code: 'has_not_answered' }],
    })
  })

  it('is to a seat that the council has: seat 12 of 9 is refused, by the database too', async () => {
    await determineSeats(coordinator, { councilId: bokhtar, seatCount: 200 })
    const small = (await council(land.bokhtarDepartmentId, land.bokhtarId)).id
    await determineSeats(coordinator, { councilId: small, seatCount: 9 })
    const twelfth = { ...chairs(), councilId: small, seat: 12 }
    expect(await failureOf(invitePerson(administrator, { ...invitee(), seat: twelfth }))).toMatchObject({
      issues: [{ path: ['seat', 'seat'], code: 'seat_missing' }],
    })
    const row = { councilId: small, office: 'member' as const, seat: 12, termFrom: dateOf('2026-01-01') }
    expect(String(await failureOf(ownerDb.membership.create({ data: row })))).toContain('no such seat')
    await startMembership(coordinator, { ...twelfth, seat: 9 })
    expect(await failureOf(determineSeats(coordinator, { councilId: small, seatCount: 8 }))).toMatchObject({
      issues: [{ path: ['seatCount'], code: 'seat_taken' }],
    })
    expect(await failureOf(determineSeats(chair, { councilId: khujand, seatCount: 9 }))).toBeInstanceOf(ForbiddenError)
  })

  it('of an administrator may be to a post and a seat at once; a taken seat leaves no account behind', async () => {
    const { id } = await invitePerson(administrator, { ...invitee(), post, seat: { ...chairs(), councilId: bokhtar } })
    expect([
      await db.post.count({ where: { personId: id } }),
      await db.seatOffer.count({ where: { personId: id } }),
    ]).toEqual([1, 1])
    const { seat: number } = await db.membership.findFirstOrThrow({ where: { id: chair.membershipId } })
    const late = invitee()
    expect(await failureOf(invitePerson(chair, { ...late, seat: { ...chairs(), seat: number } }))).toBeInstanceOf(
      InvalidInputError,
    )
    expect(
      await failureOf(invitePerson(administrator, { ...late, seat: { ...chairs(), councilId: crypto.randomUUID() } })),
    ).toMatchObject({
      issues: [{ path: ['seat', 'councilId'], code: 'unknown_record' }],
    })
    expect(await db.person.count({ where: { email: late.email } })).toBe(0)
  })

  it('of an officer is not to the council that watches the department, nor the other way round', async () => {
    const title = { tg: 'Нозир', ru: 'Инспектор', en: 'Inspector' }
    const officer = { role: 'officer' as const, departmentId: land.khujandDepartmentId, title, validFrom: '2026-01-01' }
    expect(await failureOf(invitePerson(administrator, { ...invitee(), post: officer, seat: chairs() }))).toMatchObject(
      { issues: [{ path: ['seat', 'councilId'], code: 'is_watched_officer' }] },
    )
    const { id } = await invitePerson(administrator, { ...invitee(), seat: chairs() })
    expect(await failureOf(assignPost(administrator, { ...officer, personId: id }))).toMatchObject({
      issues: [{ path: ['departmentId'], code: 'sits_on_its_council' }],
    })
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
    const { id: withPost } = await invitePerson(administrator, { ...invitee(), post, seat: chairs() })
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
      may: ['renewInvitation', 'withdrawInvitation', 'startMembership'],
    })
    expect(await waiting(id)).toBe(1)
    expect((await db.invitation.findUniqueOrThrow({ where: { id: first.id } })).withdrawnAt).not.toBeNull()
    // Three messages to one address are free, then one each five minutes.
    const again = []
    for (let n = 0; n < 3; n += 1) again.push((await act(chair, 'renewInvitation', id)).__typename)
    expect(again).toEqual(['Person', 'Person', 'UnavailableError'])
    expect(await waiting(id)).toBe(1)
    expect(await act(chair, 'withdrawInvitation', id)).toMatchObject({ __typename: 'Person', invitation: null })
    // With the seat that was offered the chair's knowledge of the person ends.
    expect((await act(chair, 'withdrawInvitation', id)).__typename).toBe('NotFoundError')
    expect(await waiting(id)).toBe(0)
    expect((await act(administrator, 'withdrawInvitation', id)).__typename).toBe('ConflictError')
    expect((await act(chair, 'renewInvitation', (await signedInAsSeat(khujand, 'member')).personId)).__typename).toBe(
      'ConflictError',
    )
    expect(
      (await db.auditEntry.findMany({ where: { subjectId: id, refused: false }, orderBy: { id: 'asc' } })).map(
        ({ action, capacity, payload }) => [action, capacity, payload],
      ),
    ).toEqual([
      ['person:invite', 'chair', {}],
      ['membership:offer', 'chair', { office: 'member', seat: 181, from: '2026-01-01' }],
      ['invitation:renew', 'deputyChair', {}],
      ['invitation:renew', 'chair', {}],
      ['invitation:renew', 'chair', {}],
      ['invitation:withdraw', 'chair', { reason: 'Хато шуд' }],
    ])
  })
})
