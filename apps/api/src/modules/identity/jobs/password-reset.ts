import { askPasswordResetInput } from '@hamkori/schema/identity'
import { defineJob } from '../../../platform/jobs.ts'
import { sendPasswordReset } from '../actions/send-password-reset.ts'

/** Looks up whether the email has an account, and sends the link if so. Enqueued for every email that is asked for. */
export const passwordResetJob = defineJob({
  name: 'sendPasswordReset',
  payload: askPasswordResetInput,
  isSecret: true,
  run: sendPasswordReset,
})
