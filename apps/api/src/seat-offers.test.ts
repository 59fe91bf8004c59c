import { randomBytes } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { invitePerson } from './modules/councils/index.ts'
import { acceptInvitation } from './modules/identity/actions/accept-invitation.ts'
import { tokenHash } from './modules/identity/index.ts'
import { findCouncilOnDay } from './modules/meetings/council-on-day.queries.ts'
import { withdrawInvitation } from './modules/people/actions/withdraw-invitation.ts'
import { atMoment, now, today } from './platform/clock.ts'
import { db } from './platform/db.ts'
import { ForbiddenError } from './platform/errors.ts'
import { anonymous } from './platform/viewer.ts'
import type { SignedInViewer } from './platform/viewer.ts'
import { failureOf } from './testing/failures.ts'
import { graphqlAs } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { council, nextSerial, seat, signedInAsSeat } from './testing/people.ts'
import { places } from './testing/places.ts'
import type { Places } from './testing/places.ts'

// What an invitation to a seat means in every module: nothing until it is accepted.

let land: Places
let khujand: string
let chair: SignedInViewer
let otherChair: SignedInViewer
let freeSeat = 180

beforeAll(async () => {
  land = await places()
})
beforeEach(async () => {
  khujand = (await council(land.khujandDepartmentId, land.khujandId)).id
  const bokhtar = (await council(land.bokhtarDepartmentId, land.bokhtarId)).id
  chair = await signedInAsSeat(khujand, 'chair')
  otherChair = await signedInAsSeat(bokhtar, 'chair')
  freeSeat = 180
})

const audits = (action: string, subjectId: string) => db.auditEntry.count({ where: { action, subjectId } })
const invitee = () => ({ email: `new-${nextSerial()}@council.example`, label: 'Аъзои нав', language: 'tg' as const })
/** A seat that no other test input names. */
const chairs = () => ({
  councilId: khujand,
  office: 'member' as const,
  seat: (freeSeat += 1),
  termFrom: '2026-01-01',
})

describe('what an invitation offers', () => {
  const accept = async (personId: string) => {
    const token = randomBytes(32).toString('base64url')
    await ownerDb.invitation.updateMany({
      where: { personId, usedAt: null, withdrawnAt: null },
      data: { tokenHash: tokenHash(token) },
    })
    await acceptInvitation({ token, password: `a long password of ${personId}` })
  }
  const publicSeats = async () => {
    const { slug } = await db.council.findUniqueOrThrow({ where: { id: khujand } })
    const { data } = await graphqlAs(
      anonymous,
      `{ council(slug: "${slug}") { memberships { seat termFrom } seatOffers { seat } } }`,
    )
    return data.council as { memberships: { seat: number; termFrom: string }[]; seatOffers: unknown }
  }

  it('seats nobody: not in public and not in the quorum, until it is accepted on a later day', async () => {
    const before = await publicSeats()
    expect(before.seatOffers).toBeNull()
    const wanted = chairs()
    const { id } = await invitePerson(chair, { ...invitee(), seat: wanted })
    expect(await publicSeats()).toEqual(before)
    expect((await findCouncilOnDay(khujand, today())).membershipIds).toHaveLength(before.memberships.length)
    // Three days are the longest that the link holds.
    await atMoment(new Date(now().getTime() + 2 * 24 * 3_600_000), async () => {
      await accept(id)
      expect((await publicSeats()).memberships).toContainEqual({ seat: wanted.seat, termFrom: today() })
      expect((await findCouncilOnDay(khujand, today())).membershipIds).toHaveLength(before.memberships.length + 1)
      expect((await findCouncilOnDay(khujand, addDays(today(), -1))).membershipIds).toHaveLength(
        before.memberships.length,
      )
    })
    const { id: seatId } = await db.membership.findFirstOrThrow({ where: { personId: id } })
    expect(await audits('membership:start', seatId)).toBe(1)
    expect(await db.seatOffer.count({ where: { personId: id } })).toBe(0)
  })

  it('is free again when the invitation is withdrawn, and the address can be invited anew', async () => {
    const who = invitee()
    const wanted = chairs()
    const { id } = await invitePerson(chair, { ...who, seat: wanted })
    await withdrawInvitation(chair, { personId: id, reason: 'Хато шуд' })
    expect(await db.seatOffer.count({ where: { personId: id } })).toBe(0)
    expect(await invitePerson(chair, { ...who, label: 'Номи дигар', seat: wanted })).toEqual({ id })
    expect((await db.person.findUniqueOrThrow({ where: { id } })).label).toBe('Номи дигар')
  })

  it('lapses where its term has passed by the day of acceptance, and the audit log says so', async () => {
    const { id } = await invitePerson(chair, {
      ...invitee(),
      seat: { ...chairs(), termTo: addDays(today(), 1) },
    })
    await atMoment(new Date(now().getTime() + 2 * 24 * 3_600_000), () => accept(id))
    expect(await db.membership.count({ where: { personId: id } })).toBe(0)
    expect(await db.seatOffer.count({ where: { personId: id } })).toBe(0)
    expect(await audits('membership:lapse', id)).toBe(1)
  })

  it('can be a seat that its holder has without an account: it counted before, and the right begins', async () => {
    const held = await seat(khujand, 'member')
    const count = (await publicSeats()).memberships.length
    expect(await failureOf(invitePerson(otherChair, { ...invitee(), heldSeatId: held }))).toBeInstanceOf(ForbiddenError)
    const { id } = await invitePerson(chair, { ...invitee(), heldSeatId: held })
    expect(await failureOf(invitePerson(chair, { ...invitee(), heldSeatId: held }))).toMatchObject({
      issues: [{ path: ['heldSeatId'], code: 'seat_offered' }],
    })
    await accept(id)
    expect((await db.membership.findUniqueOrThrow({ where: { id: held } })).personId).toBe(id)
    expect(await audits('membership:connect', held)).toBe(1)
    expect((await publicSeats()).memberships).toHaveLength(count)
    expect(await failureOf(invitePerson(chair, { ...invitee(), heldSeatId: held }))).toMatchObject({
      issues: [{ path: ['heldSeatId'], code: 'seat_has_account' }],
    })
  })
})
