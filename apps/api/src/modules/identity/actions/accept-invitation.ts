import { acceptInvitationInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import { countAttemptOfEverybody } from '../rate-limit-statements.ts'
import { refuseCommonPassword } from '../common-passwords.ts'
import { tellAccepted } from '../invitation-answers.ts'
import { waitingInvitation } from '../invitation.queries.ts'
import { hashPassword } from '../passwords.ts'
import { pendingOf } from '../pending.queries.ts'
import { openSession } from './open-session.ts'
import type { SignInBegun } from './sign-in.ts'

/**
 * Accepts an invitation by the token of its link: sets the password, and opens a pending session in which a second factor
 * has to be added before the account is of any use. What the invitation offered, such as a seat, begins. The link is good once. Leaves one audit entry for the invitation and
 * one for the session. Throws InvalidInputError, and NotFoundError where the link is unknown, used, withdrawn or too old.
 */
export async function acceptInvitation(input: z.input<typeof acceptInvitationInput>): Promise<SignInBegun> {
  const { token: link, password } = parseInput(acceptInvitationInput, input)
  await countAttemptOfEverybody()
  const invitation = await waitingInvitation(link)
  if (invitation === null) throw new NotFoundError()
  refuseCommonPassword(password, [invitation.email, invitation.label])
  const passwordHash = await hashPassword(password)
  const token = await db.$transaction(async (tx) => {
    const moment = now()
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, usedAt: null, withdrawnAt: null, expiresAt: { gt: moment } },
      data: { usedAt: moment },
    })
    if (count === 0) throw new NotFoundError()
    await tx.person.update({ where: { id: invitation.personId }, data: { passwordHash, acceptedAt: moment } })
    await tellAccepted(tx, invitation.personId)
    await recordAudit(
      tx,
      { kind: 'person', personId: invitation.personId },
      {
        action: 'invitation:accept',
        payload: {},
        subjectType: 'Invitation',
        subjectId: invitation.id,
      },
    )
    return openSession(tx, { personId: invitation.personId, phase: 'enrolment', method: 'password' })
  })
  const pending = await pendingOf(token)
  if (pending === null) throw new NotFoundError()
  return { token, pending }
}
