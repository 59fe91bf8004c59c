import { changeEmailInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { countAttempt } from '../rate-limit-statements.ts'
import { postLink } from '../jobs/link-mail.ts'
import { emailChangeMessage } from '../mail/messages.ts'
import { makeLink } from '../mailed-link.queries.ts'

/**
 * Asks for another email: a link is sent to the new address, and nothing changes before it is opened. For whoever has
 * just confirmed it. Leaves one audit entry. An address that has an account gets no message, and nobody learns it here.
 * Throws InvalidInputError for the present address, ConfirmationNeededError, and UnavailableError where too many were sent.
 */
export async function changeEmail(viewer: Viewer, input: z.input<typeof changeEmailInput>): Promise<void> {
  const { email } = parseInput(changeEmailInput, input)
  requirePermission(viewer, 'email:change')
  requireConfirmation(viewer)
  if (viewer.kind !== 'person') throw new ForbiddenError('email:change')
  if (email === viewer.email) throw new InvalidInputError([invalidAt(['email'], 'duplicate')])
  const { personId } = viewer
  await countAttempt('mail', personId)
  await countAttempt('mail', email)
  const isTaken = (await db.person.count({ where: { email } })) > 0
  const { language } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { language: true } })
  await db.$transaction(async (tx) => {
    const { id, token } = await makeLink(tx, { kind: 'emailChange', personId, newEmail: email })
    if (!isTaken) await postLink(tx, { mailedLinkId: id }, emailChangeMessage({ email, language }, token))
    await recordAudit(tx, viewer, { action: 'email:change', payload: {}, subjectType: 'Person', subjectId: personId })
  })
}
