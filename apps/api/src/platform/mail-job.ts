import { z } from 'zod'
import type { Db } from './db.ts'
import { defineJob, enqueue } from './jobs.ts'
import { sendMail } from './mail.ts'
import type { Message } from './mail.ts'

/** A message, as the payload of a job. */
export const messagePayload = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  unsubscribe: z.url().optional(),
  calendar: z.object({ method: z.enum(['REQUEST', 'CANCEL']), content: z.string() }).optional(),
})

/** Sends one message. Its text may hold a link that somebody could sign in with. */
export const mailJob = defineJob<Message>({
  name: 'sendMail',
  payload: messagePayload,
  isSecret: true,
  run: sendMail,
})

/** Sends a message once the transaction has committed. */
export function postMail(tx: Db, message: Message): Promise<void> {
  return enqueue(tx, mailJob, message)
}
