import { randomBytes } from 'node:crypto'
import { createAccount, tokenHash } from '../../../rooms/identity/index.ts'
import { recoveryCodes, totpFactor } from '../../../rooms/identity/testing/factors.ts'
import { ownerDb } from '../../owner.ts'
import { seat, signedInAsPost } from '../../people.ts'
import type { Half } from '../actors.ts'
import type { Maker, Things, World } from './world.ts'

const newToken = () => randomBytes(32).toString('base64url')
const day = 24 * 3_600_000

/**
 * People of one half who are not signed in: a guest whose password is known, so that signing in can be tried out, and a
 * newcomer with an invitation. Their links are known to whoever tries them; only hashes rest in the database.
 */
export async function makeGuests(maker: Maker, half: Half, councilId: string): Promise<Things> {
  const password = `guest of the ${half} half, quite long`
  const guest = await createAccount(
    { kind: 'system', name: 'matrix' },
    { email: `guest-${half}@test.example`, password, label: `Guest ${half}`, demonstration: false },
  )
  await totpFactor(guest.id)
  const newcomer = await ownerDb.person.create({
    data: { email: `newcomer-${half}@test.example`, label: `Newcomer ${half}`, folded: '' },
  })
  await seat(councilId, 'member', {}, newcomer.id)
  maker.record('Person', newcomer.id, half)
  const [invitation, reset, email] = [newToken(), newToken(), newToken()]
  const expiresAt = new Date(Date.now() + day)
  await ownerDb.invitation.create({ data: { personId: newcomer.id, tokenHash: tokenHash(invitation), expiresAt } })
  await ownerDb.mailedLink.createMany({
    data: [
      { kind: 'passwordReset', personId: guest.id, tokenHash: tokenHash(reset), expiresAt },
      {
        kind: 'emailChange',
        personId: guest.id,
        tokenHash: tokenHash(email),
        newEmail: `${maker.canary('account', 'mailed_link.new_email', guest.id)}@test.example`,
        expiresAt,
      },
    ],
  })
  return {
    guestPerson: guest.id,
    guestPassword: password,
    newcomerPerson: newcomer.id,
    newcomerEmail: newcomer.email,
    invitationToken: invitation,
    resetToken: reset,
    emailToken: email,
  }
}

/** People of one half on whom others act: one in office with a post and a seat that soon ends, and one who is suspended. */
export async function makeTargets(maker: Maker, half: Half, councilId: string, departmentId: string): Promise<Things> {
  const target = await signedInAsPost('officer', departmentId)
  const soon = new Date(Date.now() + 30 * day).toISOString().slice(0, 10)
  const seatId = await seat(councilId, 'member', { to: soon }, target.personId)
  const post = await ownerDb.post.findFirstOrThrow({ where: { personId: target.personId } })
  const resting = await signedInAsPost('officer', departmentId)
  await ownerDb.person.update({
    where: { id: resting.personId },
    data: {
      suspendedAt: new Date(),
      suspendedFor: maker.canary('suspension', 'person.suspended_for', resting.personId),
    },
  })
  maker.record('Person', target.personId, half)
  maker.record('Person', resting.personId, half)
  maker.record('PersonPost', post.id, half)
  maker.record('Membership', seatId, half)
  return { target: target.personId, targetSeat: seatId, targetPost: post.id, suspendedPerson: resting.personId }
}

/** Second factors of everybody who is signed in, and every hash and sealed text of the identity room as canaries. */
export async function makeFactors(maker: Maker, personIds: readonly string[]): Promise<World['personal']> {
  for (const personId of personIds) {
    const secret = await totpFactor(personId)
    maker.canaries.push({ token: secret, rule: 'secret', column: 'factor.sealed_secret (opened)', owner: personId })
    await recoveryCodes(personId)
  }
  for (const { codeHash, personId } of await ownerDb.recoveryCode.findMany())
    maker.mark('secret', 'recovery_code.code_hash', personId, codeHash)
  for (const { tokenHash: hash, personId } of await ownerDb.invitation.findMany())
    maker.mark('secret', 'invitation.token_hash', personId, hash)
  for (const { tokenHash: hash, personId } of await ownerDb.mailedLink.findMany())
    maker.mark('secret', 'mailed_link.token_hash', personId, hash)
  const factors = await ownerDb.factor.findMany()
  for (const { sealedSecret, personId } of factors)
    if (sealedSecret !== null) maker.mark('secret', 'factor.sealed_secret', personId, sealedSecret)
  const sessions = await ownerDb.session.findMany()
  for (const { tokenHash: hash, personId } of sessions) maker.mark('secret', 'session.token_hash', personId, hash)
  return [
    ...sessions.map(({ id, personId }) => ({ type: 'Session', id, personId })),
    ...factors.map(({ id, personId }) => ({ type: 'Factor', id, personId })),
  ]
}
