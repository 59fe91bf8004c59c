import { confirmEmailInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import { countAttemptOfEverybody } from '../rate-limit-statements.ts'
import { noticeMessage } from '../mail/messages.ts'
import { findLink, useLink } from '../mailed-link.queries.ts'
import { normalizePerson } from '../normalize-person.ts'

/**
 * Makes a new address the account's, by the token of the link that was sent there; the old one is told. Leaves one audit
 * entry. Throws InvalidInputError, NotFoundError where the link is unknown, used or too old, and ConflictError where the
 * address has an account by now.
 */
export async function confirmEmail(input: z.input<typeof confirmEmailInput>): Promise<void> {
  const { token } = parseInput(confirmEmailInput, input)
  await countAttemptOfEverybody()
  const link = await findLink(token, 'emailChange')
  if (link === null || link.newEmail === null) throw new NotFoundError()
  const { id, personId, newEmail } = link
  try {
    await db.$transaction(async (tx) => {
      if (!(await useLink(tx, id))) throw new NotFoundError()
      const { email: before, label, language } = await tx.person.findUniqueOrThrow({ where: { id: personId } })
      await tx.person.update({
        where: { id: personId },
        data: { email: newEmail, searchText: normalizePerson(label, newEmail) },
      })
      // A link for a new password that went to the old address must not outlive it.
      await tx.mailedLink.deleteMany({ where: { personId, kind: 'passwordReset', usedAt: null } })
      await recordAudit(
        tx,
        { kind: 'person', personId },
        {
          action: 'email:confirm',
          payload: {},
          subjectType: 'Person',
          subjectId: personId,
        },
      )
      await postMail(tx, noticeMessage({ email: before, language }, 'emailChanged'))
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
