import { defineModule } from '../../platform/module.ts'

/** What people are told by mail. */
export const notificationsModule = defineModule({
  id: 'notifications',
  routes: [],
  pageMessages: {
    'failed-jobs': {
      tg: () => import('./locales/failed-jobs/tg.json'),
      ru: () => import('./locales/failed-jobs/ru.json'),
      en: () => import('./locales/failed-jobs/en.json'),
    },
  },
})
