import { z } from 'zod'
import type { Tx } from '../../../platform/db.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'
import { messagePayload } from '../../../platform/mail-job.ts'
import type { Message } from '../../../platform/mail.ts'
import { sendLink } from '../actions/send-link.ts'

const linkMailPayload = z.object({ mailId: z.uuid(), message: messagePayload })

/**
 * Sends the message of a link and notes beside the link what became of it. Refused for good is not tried again; what fails
 * otherwise is, and a link that is used, withdrawn or replaced by then is not sent at all.
 */
export const linkMailJob = defineJob({
  name: 'sendLink',
  payload: linkMailPayload,
  isSecret: true,
  run: sendLink,
})

/** Sends the message of a link once the transaction that made the link has committed. */
export async function postLink(
  tx: Tx,
  link: { readonly invitationId: string } | { readonly mailedLinkId: string },
  message: Message,
): Promise<void> {
  const { id } = await tx.linkMail.create({ data: link, select: { id: true } })
  await enqueue(tx, linkMailJob, { mailId: id, message })
}
