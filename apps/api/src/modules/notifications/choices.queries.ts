import { isOnByDefault, noticeChoices } from '@hamkori/schema/notifications.constants'
import type { NoticeChoiceName } from '@hamkori/schema/notifications.constants'
import { db } from '../../platform/db.ts'
import type { Db } from '../../platform/db.ts'

/** What a person chose, with what holds where nothing was chosen. */
export type Choices = Readonly<Record<NoticeChoiceName, boolean>>

/** The choices of a person. Whoever asks must have asked who may know. */
export async function choicesOf(personId: string, client: Db = db): Promise<Choices> {
  const rows = await client.noticeChoiceOf.findMany({ where: { personId }, select: { choice: true, isOn: true } })
  const chosen = new Map(rows.map(({ choice, isOn }) => [choice, isOn]))
  const entries = noticeChoices.map((choice) => [choice, chosen.get(choice) ?? isOnByDefault[choice]] as const)
  return Object.fromEntries(entries) as Record<NoticeChoiceName, boolean>
}
