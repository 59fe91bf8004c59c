import type { MessageLoaders } from '../../platform/module.ts'

/** Words of the two pages of those who watch the country. Their page fetches them, so that no other page knows their files. */
export const overviewMessages: MessageLoaders = {
  tg: () => import('./locales/desk-overview/tg.json'),
  ru: () => import('./locales/desk-overview/ru.json'),
  en: () => import('./locales/desk-overview/en.json'),
}
