import type { ChooseNoticeInput } from '@hamkori/schema/notifications'
import { chooseNoticeInput } from '@hamkori/schema/notifications'
import type { NoticeChoiceName } from '@hamkori/schema/notifications.constants'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { choicesOf } from '../choices.queries.ts'

/**
 * Switches a kind of message on or off, or the quiet hours, for the viewer. Leaves one audit entry where that changes anything. Throws
 * InvalidInputError, ForbiddenError.
 */
export async function chooseNotice(viewer: Viewer, input: ChooseNoticeInput): Promise<void> {
  const { choice, isOn } = parseInput(chooseNoticeInput, input)
  requirePermission(viewer, 'notification:choose')
  if (viewer.kind !== 'person') throw new ForbiddenError('notification:choose')
  await db.$transaction((tx) => storeChoice(tx, viewer.personId, { choice, isOn, by: 'account' }))
}

/** Stores what a person chose, in the transaction of the action that wants it. */
export async function storeChoice(
  tx: Tx,
  personId: string,
  { choice, isOn, by }: { readonly choice: NoticeChoiceName; readonly isOn: boolean; readonly by: 'account' | 'link' },
): Promise<void> {
  if ((await choicesOf(personId, tx))[choice] === isOn) return
  const chosen = { isOn, chosenAt: now() }
  await tx.noticeChoiceOf.upsert({
    where: { personId_choice: { personId, choice } },
    create: { personId, choice, ...chosen },
    update: chosen,
  })
  await recordAudit(
    tx,
    { kind: 'person', personId },
    {
      action: 'notification:choose',
      payload: { choice, to: isOn ? 'on' : 'off', by },
      subjectType: 'Person',
      subjectId: personId,
    },
  )
}
