import { defineModule } from '../../platform/module.ts'
import { calendarLinks } from './links.ts'

export { calendarLinks } from './links.ts'

/** Days off, which move the dates by which departments have to answer. */
export const calendarModule = defineModule({
  id: 'calendar',
  routes: [
    {
      path: 'days-off',
      name: 'days-off',
      component: () => import('./CalendarPage.vue'),
      meta: { query: ['year'] },
    },
    {
      path: 'desk/days-off',
      name: 'desk-days-off',
      component: () => import('./DeskCalendarPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    desk: {
      tg: () => import('./locales/desk/tg.json'),
      ru: () => import('./locales/desk/ru.json'),
      en: () => import('./locales/desk/en.json'),
    },
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  desk: [
    {
      id: 'calendar',
      order: 93,
      to: calendarLinks.desk,
      open: ({ permissions }) => permissions.includes('calendar:enter'),
    },
  ],
  auditPages: [
    { type: 'CalendarDay', to: (language, { key }) => calendarLinks.year(language, { year: key.slice(0, 4) }) },
  ],
})
