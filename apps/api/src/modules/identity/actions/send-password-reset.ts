import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { postMail } from '../../../platform/outbox.ts'
import { passwordResetMessage } from '../mail/messages.ts'
import { makeLink } from '../mailed-link.queries.ts'
import type { PasswordResetAsked } from './ask-password-reset.ts'

/**
 * Does what {@link askPasswordReset} asked for: makes the link and posts it, for an account that is open and has a
 * password; for all others nothing. The system, out of the outbox; leaves one audit entry where there is such an account.
 */
export async function sendPasswordReset({ email, language }: PasswordResetAsked): Promise<void> {
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, suspendedAt: true, acceptedAt: true, passwordHash: true },
  })
  if (person === null || person.suspendedAt !== null || person.acceptedAt === null || person.passwordHash === null)
    return
  await db.$transaction(async (tx) => {
    const token = await makeLink(tx, { kind: 'passwordReset', personId: person.id })
    await postMail(tx, passwordResetMessage({ email, language }, token))
    await recordAudit(tx, {
      actor: { kind: 'system', name: 'outbox' },
      action: 'password:reset',
      subjectType: 'Person',
      subjectId: person.id,
      note: 'asked',
    })
  })
}
