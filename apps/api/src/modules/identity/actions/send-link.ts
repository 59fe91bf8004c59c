import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { readMailFailure, sendMail } from '../../../platform/mail.ts'
import type { MailFailure, Message } from '../../../platform/mail.ts'

/**
 * Sends the message of a link and notes beside the link what became of it. The system, by a job. Throws where the message is to be
 * tried again.
 */
export async function sendLink({
  mailId,
  message,
}: {
  readonly mailId: string
  readonly message: Message
}): Promise<void> {
  if (!(await isStillGood(mailId))) return
  try {
    await sendMail(message)
  } catch (failure) {
    const read = readMailFailure(failure)
    await note(mailId, read.isRefused ? 'refused' : null, read)
    if (read.isRefused) return
    throw failure
  }
  await note(mailId, 'accepted', null)
}

/** A message that waited must not bring a link that is worth nothing any more. */
async function isStillGood(mailId: string): Promise<boolean> {
  const wanted = { usedAt: null, expiresAt: { gt: now() } }
  const count = await db.linkMail.count({
    where: {
      id: mailId,
      outcome: null,
      OR: [{ invitation: { ...wanted, withdrawnAt: null } }, { mailedLink: wanted }],
    },
  })
  return count > 0
}

async function note(
  mailId: string,
  outcome: 'accepted' | 'refused' | null,
  failure: MailFailure | null,
): Promise<void> {
  // Where the link is gone by now there is no row, and nothing to note.
  await db.linkMail.updateMany({
    where: { id: mailId },
    data: { attempts: { increment: 1 }, triedAt: now(), outcome, answer: failure?.answer ?? null },
  })
}
