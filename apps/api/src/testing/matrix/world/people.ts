import { randomBytes } from 'node:crypto'
import { db } from '../../../platform/db.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { tokenHash } from '../../../rooms/identity/index.ts'
import { ownerDb } from '../../owner.ts'
import { council, seat, signedInAsPost, signedInAsSeat } from '../../people.ts'
import type { Places } from '../../places.ts'
import { newSession } from '../../sessions.ts'
import { actors } from '../actors.ts'
import type { ActorName, Half } from '../actors.ts'
import { makeFactors } from './accounts.ts'
import type { Ground } from './records.ts'
import type { Maker, Things, World } from './world.ts'

/** The people of the world, and what is left to do with them when everything has happened. */
export interface Cast {
  readonly own: Omit<Ground, 'unitCode' | 'areaCode'>
  readonly other: Omit<Ground, 'unitCode' | 'areaCode'>
  readonly things: Readonly<Record<Half, Things>>
  /** Everybody who is signed in. */
  readonly personIds: readonly string[]
  /** Gives everybody canaries and fresh sessions, and suspends whoever is to be suspended. */
  finish(others: readonly string[]): Promise<Pick<World, 'tokens' | 'staleTokens' | 'people' | 'holdings' | 'personal'>>
}

/** Seats and posts so that everybody has an own half and another: a council and a department in each. */
export async function makePeople(maker: Maker, land: Places): Promise<Cast> {
  const own = await makeHalf(maker, 'own', land.khujandDepartmentId, land.khujandId)
  const other = await makeHalf(maker, 'other', land.bokhtarDepartmentId, land.bokhtarId)
  // Whoever is suspended held everything: nothing of it may be left.
  const suspended = await signedInAsSeat(own.ground.councilId, 'chair')
  await db.post.createMany({
    data: (['officer', 'administrator', 'coordinator'] as const).map((role) => ({
      personId: suspended.personId,
      role,
      departmentId: land.khujandDepartmentId,
      validFrom: new Date('2020-01-01'),
    })),
  })
  const viewers: Readonly<Record<ActorName, SignedInViewer | null>> = {
    anonymous: null,
    receiptHolder: null,
    member: own.member,
    secretary: own.ground.secretary,
    chair: own.ground.chair,
    moderator: await signedInAsPost('moderator'),
    officer: own.ground.officer,
    coordinator: await signedInAsPost('coordinator'),
    observer: await signedInAsPost('observer'),
    administrator: await signedInAsPost('administrator'),
    suspended,
  }
  return {
    own: own.ground,
    other: other.ground,
    things: { own: own.things, other: other.things },
    personIds: Object.values(viewers).flatMap((viewer) => viewer?.personId ?? []),
    finish: (others) => finish(maker, viewers, others),
  }
}

async function makeHalf(maker: Maker, half: Half, departmentId: string, areaId: string) {
  const { id: councilId } = await council(departmentId, areaId, half)
  maker.record('Council', councilId, half)
  const member = await signedInAsSeat(councilId, 'member')
  const secretary = await signedInAsSeat(councilId, 'secretary')
  const chair = await signedInAsSeat(councilId, 'chair')
  const officer = await signedInAsPost('officer', departmentId)
  const vacantSeatId = await seat(councilId)
  for (const id of [member.membershipId, secretary.membershipId, chair.membershipId, vacantSeatId])
    maker.record('Membership', id, half)
  const presentSeatIds = [member.membershipId, secretary.membershipId, chair.membershipId]
  const ground = {
    half,
    councilId,
    departmentId,
    memberSeatId: member.membershipId,
    presentSeatIds,
    secretary,
    chair,
    officer,
  }
  const things = {
    slug: half,
    council: councilId,
    department: departmentId,
    memberSeat: member.membershipId,
    vacantSeat: vacantSeatId,
    memberPerson: member.personId,
    officerPerson: officer.personId,
  }
  return { ground, member, things }
}

async function finish(
  maker: Maker,
  viewers: Readonly<Record<ActorName, SignedInViewer | null>>,
  others: readonly string[],
) {
  const tokens = {} as Record<ActorName, string | null>
  const staleTokens = {} as Record<ActorName, string | null>
  const people = {} as Record<ActorName, string | null>
  const holdings = {} as Record<ActorName, World['holdings'][ActorName]>
  for (const person of await ownerDb.person.findMany({ orderBy: { id: 'asc' } })) {
    await ownerDb.person.update({
      where: { id: person.id },
      data: {
        email: `${maker.canary('account', 'person.email', person.id)}@test.example`,
        label: maker.canary('account', 'person.label', person.id),
        folded: maker.canary('secret', 'person.folded', person.id),
        // The guests' own are needed: signing in is tried out with them.
        ...(person.passwordHash === '!' ? { passwordHash: hashOfNobody(maker, person.id) } : {}),
      },
    })
  }
  for (const actor of actors) {
    const personId = viewers[actor]?.personId ?? null
    people[actor] = personId
    tokens[actor] = personId === null ? null : await newSession(personId)
    staleTokens[actor] = personId === null ? null : await staleSession(personId)
    const post = personId === null ? null : await ownerDb.post.findFirst({ where: { personId } })
    const seatHeld = personId === null ? null : await ownerDb.membership.findFirst({ where: { personId } })
    holdings[actor] = { postId: post?.id ?? null, seatId: seatHeld?.id ?? null }
  }
  // The session is left in place on purpose: that it is worth nothing any more is what is tried out.
  await ownerDb.person.update({ where: { id: people.suspended ?? '' }, data: { suspendedAt: new Date() } })
  const personal = await makeFactors(maker, [...Object.values(people).filter((id) => id !== null), ...others])
  return { tokens, staleTokens, people, holdings, personal }
}

async function staleSession(personId: string): Promise<string> {
  const token = await newSession(personId)
  await ownerDb.session.update({
    where: { tokenHash: tokenHash(token) },
    data: { confirmedAt: new Date(Date.now() - 3_600_000) },
  })
  return token
}

/** A hash that looks like every other and belongs to no password. */
function hashOfNobody(maker: Maker, personId: string): string {
  const random = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
  const hash = random(32)
  maker.canaries.push({ token: hash, rule: 'secret', column: 'person.password_hash', owner: personId })
  return `$argon2id$v=19$m=19456,t=3,p=1$${random(16)}$${hash}`
}
