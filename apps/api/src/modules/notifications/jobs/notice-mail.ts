import { z } from 'zod'
import type { Tx } from '../../../platform/db.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'
import { messagePayload } from '../../../platform/mail-job.ts'
import type { Message } from '../../../platform/mail.ts'
import { sendNotice } from '../actions/send-notice.ts'

/** Sends the message of a notice that is a message of its own, and notes what became of it. */
export const noticeMailJob = defineJob({
  name: 'sendNotice',
  payload: z.object({ noticeId: z.uuid(), message: messagePayload }),
  isSecret: true,
  run: sendNotice,
})

/** Sends the message of a notice once the transaction that notes it as told has committed. */
export async function postNotice(tx: Tx, noticeId: string, message: Message): Promise<void> {
  await tx.noticeMail.create({ data: { noticeId } })
  await enqueue(tx, noticeMailJob, { noticeId, message })
}
