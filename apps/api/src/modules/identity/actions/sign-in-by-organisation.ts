import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import type { OrganisationAccount } from '../organisation/provider.ts'
import { tellAccepted } from '../invitation-answers.ts'
import { openSession } from './open-session.ts'

/** A browser that the organisation has signed in. `isFull` is false where our second factor is still needed. */
export interface OrganisationSignIn {
  readonly token: string
  readonly isFull: boolean
}

/**
 * Signs in whom the organisation has just signed in: by the link made before, or, once, by the verified email of an
 * account that has none, which then is linked. The session is full only where the organisation tells of a second factor;
 * else ours is asked for, or has to be added. Leaves one audit entry, one more for a new link, and one for a refusal.
 * Throws {@link SignInRefusedError} for an unknown or suspended person.
 */
export async function signInByOrganisation(account: OrganisationAccount): Promise<OrganisationSignIn> {
  try {
    const signedIn = await db.$transaction((tx) => signInLinked(tx, account))
    if (signedIn !== null) return signedIn
  } catch (failure) {
    // Somebody was linked at the same moment; the next try finds it.
    if (!isUniqueViolation(failure)) throw failure
  }
  await recordAudit(db, anonymous, {
    action: 'identity:signIn',
    payload: { by: 'organisation' },
    subjectType: 'Person',
    subjectId: 'unknown',
    refused: true,
  })
  throw new SignInRefusedError()
}

async function signInLinked(tx: Tx, account: OrganisationAccount): Promise<OrganisationSignIn | null> {
  const personId = (await useLink(tx, account)) ?? (await linkByEmail(tx, account))
  if (personId === null) return null
  const factors = await tx.factor.count({ where: { personId } })
  const phase = account.hasSecondFactor ? 'full' : factors > 0 ? 'secondFactor' : 'enrolment'
  return { token: await openSession(tx, { personId, phase, method: 'organisation' }), isFull: phase === 'full' }
}

async function useLink(tx: Tx, { issuer, subject }: OrganisationAccount): Promise<string | null> {
  const link = await tx.organisationLink.findFirst({ where: { issuer, subject, person: { suspendedAt: null } } })
  if (link === null) return null
  await tx.organisationLink.update({ where: { id: link.id }, data: { lastUsedAt: now() } })
  return link.personId
}

async function linkByEmail(tx: Tx, { issuer, subject, verifiedEmail }: OrganisationAccount): Promise<string | null> {
  // A link that is there and was not used above belongs to a suspended person: it is never replaced.
  if (verifiedEmail === null || (await tx.organisationLink.count({ where: { issuer, subject } })) > 0) return null
  const moment = now()
  const person = await tx.person.findFirst({
    where: {
      email: verifiedEmail,
      suspendedAt: null,
      organisationLinks: { none: { issuer } },
      OR: [
        { acceptedAt: { not: null } },
        { invitations: { some: { usedAt: null, withdrawnAt: null, expiresAt: { gt: moment } } } },
      ],
    },
    select: { id: true, acceptedAt: true },
  })
  if (person === null) return null
  const { id } = await tx.organisationLink.create({
    data: { personId: person.id, issuer, subject, linkedAt: moment, lastUsedAt: moment },
  })
  const actor = { kind: 'person', personId: person.id } as const
  if (person.acceptedAt === null) {
    // The organisation proves what the link of the invitation would: that this address is the person's.
    await tx.person.update({ where: { id: person.id }, data: { acceptedAt: moment } })
    await tx.invitation.updateMany({
      where: { personId: person.id, usedAt: null, withdrawnAt: null },
      data: { usedAt: moment },
    })
    await tellAccepted(tx, person.id)
    await recordAudit(tx, actor, {
      action: 'invitation:accept',
      payload: { by: 'organisation' },
      subjectType: 'Person',
      subjectId: person.id,
    })
  }
  await recordAudit(tx, actor, {
    action: 'organisation:link',
    payload: {},
    subjectType: 'OrganisationLink',
    subjectId: id,
  })
  return person.id
}
