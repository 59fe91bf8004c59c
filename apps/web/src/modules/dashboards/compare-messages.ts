import type { MessageLoaders } from '../../platform/module.ts'

/** Words of the two pages that compare. They fetch them, so that no other page knows their files. */
export const compareMessages: MessageLoaders = {
  tg: () => import('./locales/compare/tg.json'),
  ru: () => import('./locales/compare/ru.json'),
  en: () => import('./locales/compare/en.json'),
}
