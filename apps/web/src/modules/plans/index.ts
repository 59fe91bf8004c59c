import { defineAsyncComponent } from 'vue'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'
import { plansLinks } from './links.ts'

export { plansLinks } from './links.ts'

/** Plans of councils for a year, and what became of each item. */
export const plansModule = defineModule({
  id: 'plans',
  routes: [
    {
      path: 'councils/:slug/plans/:year(\\d{4})',
      name: 'plan',
      component: () => import('./PlanPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'desk/plans',
      name: 'desk-plans',
      component: () => import('./DeskPlansPage.vue'),
      meta: { staff: true, section: 'plans' },
    },
    {
      path: 'desk/plans/:slug/:year(\\d{4})',
      name: 'desk-plan',
      component: () => import('./DeskPlanPage.vue'),
      meta: { staff: true, section: 'plans' },
    },
  ],
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  ...(import.meta.env.SSR ? { feed: { messages: [], load: () => import('./feed.ts') } } : {}),
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
  navigation: [
    { place: 'desk', id: 'plans', order: 35, to: plansLinks.deskPlans, open: ({ seats }) => seats.length > 0 },
  ],
  desk: [{ id: 'plans', order: 35, to: plansLinks.deskPlans, open: ({ seats }) => seats.length > 0 }],
  sections: {
    council: { order: 15, component: laterPart(async () => (await import('./components/CouncilPlans.vue')).default) },
    deskCouncil: { order: 10, component: defineAsyncComponent(() => import('./components/PlanItemsDue.vue')) },
  },
  auditPages: [
    {
      type: 'Plan',
      to: (language, { key }) => {
        const [slug = '', year = ''] = key.split('/')
        return plansLinks.plan(language, slug, Number(year))
      },
    },
  ],
})
