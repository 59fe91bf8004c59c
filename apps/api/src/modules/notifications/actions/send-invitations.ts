import { urgentHours } from '@hamkori/schema/notifications.constants'
import { isLanguage } from '@hamkori/schema/languages'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { InvitationContent, InvitationSource } from '../../../platform/invitations.ts'
import { describeFailure, logger } from '../../../platform/logger.ts'
import { postNotice } from '../jobs/notice-mail.ts'
import { invitationMessage } from '../mail/invitation.ts'
import { pendingInvitations } from '../pending-invitations.queries.ts'
import type { PendingInvitation } from '../pending-invitations.queries.ts'
import { isQuiet } from '../quiet-hours.ts'

/** Less than a job may take: what is left over is sent by the next run. */
const longestMilliseconds = 45_000
const hourMilliseconds = 3_600_000

/**
 * Sends the invitations that are pending: at once, but in the quiet hours only those to something that begins within the next 24 hours,
 * and to people for whom the night is not quiet. Each is a transaction of its own; throws after the last one where one failed, so that the
 * job is tried again.
 */
export async function sendInvitations(sources: ReadonlyMap<string, InvitationSource>): Promise<void> {
  const until = performance.now() + longestMilliseconds
  const quiet = isQuiet()
  let failed = 0
  for (const pending of await pendingInvitations()) {
    if (quiet && !pending.takesMailAtNight && !isUrgent(pending)) continue
    if (performance.now() > until) return
    await sendInvitation(sources, pending).catch((failure: unknown) => {
      failed += 1
      logger.warn(describeFailure(failure), 'an invitation could not be sent')
    })
  }
  if (failed > 0) throw new Error(`${failed} invitations could not be sent`)
}

const isUrgent = ({ beginsAt }: PendingInvitation): boolean =>
  beginsAt.getTime() - now().getTime() <= urgentHours * hourMilliseconds

/**
 * Notes an invitation as told and enqueues its message, in one transaction: of several at once one sends, and the others find it sent.
 * What has been announced anew by now is told by its own invitation.
 */
async function sendInvitation(
  sources: ReadonlyMap<string, InvitationSource>,
  { event, recordType, recordId, number, reference, personId, email, language, hasLeft }: PendingInvitation,
): Promise<void> {
  const to = { id: personId, email, language: isLanguage(language) ? language : 'tg', hasLeft } as const
  const content: InvitationContent | null = (await sources.get(recordType)?.compose(recordId, number, to)) ?? null
  if (content === null) return
  await db.$transaction(async (tx) => {
    const [notice] = await tx.sentNotice.createManyAndReturn({
      data: [
        {
          ...{ event, personId, channel: 'email', kind: 'invitation', at: now() },
          ...{ recordType, recordId, reference },
        },
      ],
      select: { id: true },
      skipDuplicates: true,
    })
    if (notice !== undefined) await postNotice(tx, notice.id, invitationMessage(to, content))
  })
}
