import { normalizeForSearch } from '@hamkori/schema/normalize'
import { today, dateOf, now } from '../platform/clock.ts'
import { db } from '../platform/db.ts'
import type { SignedInViewer } from '../platform/viewer.ts'
import { resolveViewer } from '../modules/identity/index.ts'
import { newSession } from './sessions.ts'
import { ownerDb } from './owner.ts'

type Office = 'chair' | 'deputyChair' | 'secretary' | 'member'
type Role = 'officer' | 'coordinator' | 'observer' | 'moderator' | 'administrator'

let serial = 0
/** A number that is new in this test file, for slugs, emails and seats. */
export function nextSerial(): number {
  serial += 1
  return serial
}

/** A council of a department, without members. */
export async function council(
  departmentId: string,
  areaId: string,
  slug = `council-${nextSerial()}`,
): Promise<{ id: string; slug: string }> {
  return ownerDb.council.create({
    data: { slug, departmentId, areaId, nameTg: `${slug} tg`, nameRu: `${slug} ru`, nameEn: slug, seatCount: 200 },
    select: { id: true, slug: true },
  })
}

/** A term of a seat; days YYYY-MM-DD, both included. Since 2020 without end when not said otherwise. */
export interface Term {
  readonly from?: string
  readonly to?: string
}

/** A seat that belongs to nobody who signs in, as most seats of the record. Returns the membership's id. */
export async function seat(
  councilId: string,
  office: Office = 'member',
  term: Term = {},
  personId: string | null = null,
): Promise<string> {
  const { id } = await ownerDb.membership.create({
    data: {
      councilId,
      personId,
      office,
      // Of the 200 that councils of tests have; a council has fewer in one test than those below.
      seat: 1 + (nextSerial() % 170),
      termFrom: dateOf(term.from ?? '2020-01-01'),
      termTo: term.to === undefined ? null : dateOf(term.to),
    },
  })
  return id
}

/** Signs somebody in who holds this office on the council: real person, membership and session rows. */
export async function signedInAsSeat(
  councilId: string,
  office: Office,
  term: Term = {},
): Promise<SignedInViewer & { membershipId: string }> {
  const personId = await person(office)
  const membershipId = await seat(councilId, office, term, personId)
  return { ...(await signIn(personId)), membershipId }
}

/** Signs somebody in who holds this post: real person, post and session rows. */
export async function signedInAsPost(
  role: Role,
  departmentId: string | null = null,
  term: Term = {},
): Promise<SignedInViewer> {
  const personId = await person(role)
  await ownerDb.post.create({
    data: {
      personId,
      role,
      departmentId,
      titleTg: `${role} tg`,
      titleRu: `${role} ru`,
      titleEn: role,
      validFrom: dateOf(term.from ?? '2020-01-01'),
      validTo: term.to === undefined ? null : dateOf(term.to),
    },
  })
  return signIn(personId)
}

/** Signs somebody in who holds nothing at all. */
export async function signedInAsNobody(): Promise<SignedInViewer> {
  return signIn(await person('nobody'))
}

/** The same person again, as the database sees them now: after a term ended or another began. */
export async function again(viewer: SignedInViewer): Promise<SignedInViewer> {
  return signIn(viewer.personId)
}

async function person(label: string): Promise<string> {
  const email = `${label}-${nextSerial()}@test.example`.toLowerCase()
  const { id } = await db.person.create({
    // Nobody signs in with this: the hash belongs to no password. Tests of signing in make their own account.
    data: {
      email,
      passwordHash: '!',
      label,
      searchText: normalizeForSearch(`${label} ${email}`),
      createdAt: now(),
      acceptedAt: now(),
    },
    select: { id: true },
  })
  return id
}

async function signIn(personId: string): Promise<SignedInViewer> {
  const viewer = await resolveViewer(await newSession(personId))
  if (viewer.kind !== 'person') throw new Error(`the session of ${personId} is not valid on ${today()}`)
  return viewer
}
