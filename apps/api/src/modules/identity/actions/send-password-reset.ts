import type { askPasswordResetInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { postLink } from '../jobs/link-mail.ts'
import { passwordResetMessage } from '../mail/messages.ts'
import { makeLink } from '../mailed-link.queries.ts'

/**
 * Makes the link that somebody asked for and sends it, for an account that is open and has a password; for all others does
 * nothing. The system, by a job; leaves one audit entry where there is such an account.
 */
export async function sendPasswordReset({ email, language }: z.output<typeof askPasswordResetInput>): Promise<void> {
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, suspendedAt: true, acceptedAt: true, passwordHash: true },
  })
  if (person === null || person.suspendedAt !== null || person.acceptedAt === null || person.passwordHash === null)
    return
  await db.$transaction(async (tx) => {
    const { id, token } = await makeLink(tx, { kind: 'passwordReset', personId: person.id })
    await postLink(tx, { mailedLinkId: id }, passwordResetMessage({ email, language }, token))
    await recordAudit(
      tx,
      { kind: 'system', name: 'jobs' },
      {
        action: 'password:reset',
        payload: { step: 'asked' },
        subjectType: 'Person',
        subjectId: person.id,
      },
    )
  })
}
