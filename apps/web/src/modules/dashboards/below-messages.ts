import type { MessageLoaders } from '../../platform/module.ts'

/** Words of what stands below the fold: `dashboards.below`. Their files are named by the parts that need them, and not in the manifest. */
export const belowMessages: MessageLoaders = {
  tg: () => import('./locales/below/tg.json'),
  ru: () => import('./locales/below/ru.json'),
  en: () => import('./locales/below/en.json'),
}
