import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of plans, to which this module alone leads. */
export const plansLinks = {
  plan: (language: Language, council: string, year: number): string =>
    addressOf(language, ['councils', council, 'plans', String(year)]),
  deskPlans: (language: Language): string => addressOf(language, ['desk', 'plans']),
  deskPlan: (language: Language, council: string, year: number): string =>
    addressOf(language, ['desk', 'plans', council, String(year)]),
} as const
