import { changePasswordInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { countAttempt, clearAttempts } from '../rate-limit-statements.ts'
import { refuseCommonPassword } from '../common-passwords.ts'
import { noticeMessage } from '../mail/messages.ts'
import { hashPassword, verifyPassword } from '../passwords.ts'
import { endOtherSessionsOf } from './end-other-sessions.ts'
import { dropLinks } from '../mailed-link.queries.ts'

/**
 * Changes the own password, for whoever knows the present one. It ends the person's other sessions with the action. Leaves
 * one audit entry, a refused try too, and tells the person. Throws InvalidInputError, also at `current` where that is
 * wrong, and UnavailableError while the rate limit on guessing holds.
 */
export async function changePassword(viewer: Viewer, input: z.input<typeof changePasswordInput>): Promise<void> {
  const { current, password } = parseInput(changePasswordInput, input)
  requirePermission(viewer, 'password:change')
  if (viewer.kind !== 'person') throw new ForbiddenError('password:change')
  const { personId, sessionId, email, label } = viewer
  await countAttempt('password', email)
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } })
  const event = { action: 'password:change', payload: {}, subjectType: 'Person', subjectId: personId } as const
  if (!(await verifyPassword(current, person.passwordHash))) {
    await recordAudit(db, viewer, { ...event, refused: true })
    throw new InvalidInputError([invalidAt(['current'], 'wrong_password')])
  }
  refuseCommonPassword(password, [email, label])
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    // Whoever was first has changed it: what was proved above is no longer true.
    const { count } = await tx.person.updateMany({
      where: { id: personId, passwordHash: person.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) throw new InvalidInputError([invalidAt(['current'], 'wrong_password')])
    await endOtherSessionsOf(tx, personId, sessionId)
    await dropLinks(tx, personId)
    await clearAttempts(tx, 'password', email)
    await recordAudit(tx, viewer, event)
    await postMail(tx, noticeMessage({ email, language: person.language }, 'passwordChanged'))
  })
}
