import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of signing in and of the own account, to which this module alone leads. */
export const identityLinks = {
  /** Adding the second factor that an account without one needs before anything else. */
  firstFactor: (language: Language, next?: string): string => addressOf(language, ['second-factor'], { next }),
  forgottenPassword: (language: Language): string => addressOf(language, ['forgotten-password']),
  account: (language: Language): string => addressOf(language, ['desk', 'account']),
  addFactor: (language: Language): string => addressOf(language, ['desk', 'account', 'second-factor']),
} as const
