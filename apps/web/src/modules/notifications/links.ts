import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of what one is told by mail, to which this module alone leads. */
export const notificationsLinks = {
  notifications: (language: Language): string => addressOf(language, ['desk', 'account', 'notifications']),
} as const
