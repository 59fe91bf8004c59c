import { links } from '../../platform/links.ts'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'

/** What happened around the councils outside their recorded meetings, as sources tell it. */
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
  navigation: [{ place: 'councils', id: 'activities', order: 20, to: links.activities }],
  found: [{ type: 'Activity', to: links.activity, numbered: false }],
  sections: {
    council: {
      order: 40,
      component: laterPart(async () => (await import('./components/CouncilActivities.vue')).default),
    },
  },
  auditPages: [{ type: 'Activity', to: (language) => links.activities(language) }],
})
