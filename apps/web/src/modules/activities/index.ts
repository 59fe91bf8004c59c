import { links } from '../../platform/links.ts'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'
import { activitiesLinks } from './links.ts'

/** What happened around the councils outside their recorded meetings, as sources tell it or the councils have recorded it. */
export const activitiesModule = defineModule({
  id: 'activities',
  routes: [
    {
      path: 'activities',
      name: 'activities',
      component: () => import('./ActivitiesPage.vue'),
      meta: { section: 'councils', messages: ['councils'], query: ['after'] },
    },
    {
      path: 'activities/:slug',
      name: 'activity',
      component: () => import('./ActivityPage.vue'),
      meta: { section: 'councils', messages: ['councils'] },
    },
    {
      path: 'desk/activities',
      name: 'desk-activities',
      component: () => import('./DeskActivitiesPage.vue'),
      meta: { staff: true, section: 'deskActivities' },
    },
    {
      path: 'desk/activities/new',
      name: 'record-activity',
      component: () => import('./RecordActivityPage.vue'),
      meta: { staff: true, section: 'deskActivities' },
    },
    {
      path: 'desk/activities/:slug',
      name: 'desk-activity',
      component: () => import('./DeskActivityPage.vue'),
      meta: { staff: true, section: 'deskActivities' },
    },
    {
      path: 'desk/activities/:slug/correct',
      name: 'correct-activity',
      component: () => import('./CorrectActivityPage.vue'),
      meta: { staff: true, section: 'deskActivities' },
    },
  ],
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  messagesOn: ['council'],
  pageMessages: {
    search: {
      tg: () => import('./locales/search/tg.json'),
      ru: () => import('./locales/search/ru.json'),
      en: () => import('./locales/search/en.json'),
    },
    desk: {
      tg: () => import('./locales/desk/tg.json'),
      ru: () => import('./locales/desk/ru.json'),
      en: () => import('./locales/desk/en.json'),
    },
    council: {
      tg: () => import('./locales/council/tg.json'),
      ru: () => import('./locales/council/ru.json'),
      en: () => import('./locales/council/en.json'),
    },
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  navigation: [
    { place: 'councils', id: 'activities', order: 20, to: links.activities },
    {
      place: 'desk',
      id: 'deskActivities',
      order: 37,
      to: activitiesLinks.deskActivities,
      open: ({ seats }) => seats.length > 0,
    },
  ],
  desk: [
    {
      id: 'recordActivity',
      order: 37,
      to: activitiesLinks.recordActivity,
      open: ({ seats }) => seats.length > 0,
    },
  ],
  found: [{ type: 'Activity', to: links.activity, numbered: false }],
  sections: {
    council: {
      order: 40,
      component: laterPart(async () => (await import('./components/CouncilActivities.vue')).default),
    },
  },
  auditPages: [{ type: 'Activity', to: (language, { key }) => links.activity(language, key) }],
})
