import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { readMailFailure, sendMail } from '../../../platform/mail.ts'
import type { MailFailure, Message } from '../../../platform/mail.ts'

/**
 * Sends the message of a notice and notes beside the notice what became of it. The system, by a job. Refused for good is not tried again;
 * throws where the message is to be tried again.
 */
export async function sendNotice({
  noticeId,
  message,
}: {
  readonly noticeId: string
  readonly message: Message
}): Promise<void> {
  if ((await db.noticeMail.count({ where: { noticeId, outcome: null } })) === 0) return
  try {
    await sendMail(message)
  } catch (failure) {
    const read = readMailFailure(failure)
    await note(noticeId, read.isRefused ? 'refused' : null, read)
    if (read.isRefused) return
    throw failure
  }
  await note(noticeId, 'accepted', null)
}

async function note(
  noticeId: string,
  outcome: 'accepted' | 'refused' | null,
  failure: MailFailure | null,
): Promise<void> {
  await db.noticeMail.update({
    where: { noticeId },
    data: { attempts: { increment: 1 }, triedAt: now(), outcome, answer: failure?.answer ?? null },
  })
}
