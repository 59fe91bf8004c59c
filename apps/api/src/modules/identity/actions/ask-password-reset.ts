import { askPasswordResetInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { passwordResetJob } from '../jobs/password-reset.ts'
import { countAttempt } from '../rate-limit-statements.ts'

/**
 * Asks for a link to choose a new password. Anybody may. Whether the email is known is looked up afterwards, by a job, so
 * that nobody learns it from the answer or from the time it takes. Throws InvalidInputError, and
 * UnavailableError where the same address was asked for too often lately.
 */
export async function askPasswordReset(input: z.input<typeof askPasswordResetInput>): Promise<void> {
  const asked = parseInput(askPasswordResetInput, input)
  await countAttempt('mail', asked.email)
  await enqueue(db, passwordResetJob, asked)
}
