import { z } from 'zod'
import { noticeChoices } from './notifications.constants.ts'

/** Switches a kind of message on or off, or the quiet hours. */
export const chooseNoticeInput = z.object({
  choice: z.enum(noticeChoices),
  isOn: z.boolean(),
})
export type ChooseNoticeInput = z.input<typeof chooseNoticeInput>
