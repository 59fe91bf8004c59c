import { unsubscribePath } from '@hamkori/schema/notifications.constants'
import { defineAsyncComponent } from 'vue'
import { defineModule } from '../../platform/module.ts'

/** What people are told by mail. */
export const notificationsModule = defineModule({
  id: 'notifications',
  routes: [
    {
      path: 'desk/account/notifications',
      name: 'notifications',
      component: () => import('./NotificationsPage.vue'),
      meta: { staff: true, section: 'account' },
    },
    {
      path: `${unsubscribePath}/:token`,
      name: 'unsubscribe',
      component: () => import('./UnsubscribePage.vue'),
      meta: { noStore: true },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    unsubscribe: {
      tg: () => import('./locales/unsubscribe/tg.json'),
      ru: () => import('./locales/unsubscribe/ru.json'),
      en: () => import('./locales/unsubscribe/en.json'),
    },
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
    'failed-jobs': {
      tg: () => import('./locales/failed-jobs/tg.json'),
      ru: () => import('./locales/failed-jobs/ru.json'),
      en: () => import('./locales/failed-jobs/en.json'),
    },
  },
  sections: {
    account: { order: 20, component: defineAsyncComponent(() => import('./components/AccountNotifications.vue')) },
  },
})
