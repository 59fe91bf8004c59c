import { resetPasswordInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import { countAttemptOfEverybody, clearAttempts } from '../rate-limit-statements.ts'
import { refuseCommonPassword } from '../common-passwords.ts'
import { endSessions } from '../account-statements.ts'
import { noticeMessage } from '../mail/messages.ts'
import { dropLinks, findLink, useLink } from '../mailed-link.queries.ts'
import { hashPassword } from '../passwords.ts'

/**
 * Chooses a new password by the token of a link that was sent. It ends every session and signs nobody in: the second
 * factor stays and is asked for as always. Leaves one audit entry and tells the person. Throws InvalidInputError, and
 * NotFoundError where the link is unknown, used or too old.
 */
export async function resetPassword(input: z.input<typeof resetPasswordInput>): Promise<void> {
  const { token, password } = parseInput(resetPasswordInput, input)
  await countAttemptOfEverybody()
  const link = await findLink(token, 'passwordReset')
  if (link === null) throw new NotFoundError()
  const { personId } = link
  const { email, label, language } = await db.person.findUniqueOrThrow({ where: { id: personId } })
  refuseCommonPassword(password, [email, label])
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    if (!(await useLink(tx, link.id))) throw new NotFoundError()
    await tx.person.update({ where: { id: personId }, data: { passwordHash } })
    await endSessions(tx, personId)
    await dropLinks(tx, personId)
    await clearAttempts(tx, 'password', email)
    await recordAudit(
      tx,
      { kind: 'person', personId },
      {
        action: 'password:reset',
        payload: { step: 'changed' },
        subjectType: 'Person',
        subjectId: personId,
      },
    )
    await postMail(tx, noticeMessage({ email, language }, 'passwordChanged'))
  })
}
