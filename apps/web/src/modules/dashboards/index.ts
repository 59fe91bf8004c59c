import type { Module } from '../../platform/module.ts'

const page = () => import('./DashboardPage.vue')

/** Scores that are honest about small numbers, from the country down to one unit. */
export const dashboardsModule: Module = {
  id: 'dashboards',
  routes: [
    {
      path: 'dashboards',
      name: 'dashboards',
      component: page,
      props: { scope: 'country' },
      meta: { section: 'dashboards' },
    },
    {
      path: 'dashboards/units/:code',
      name: 'unit-dashboard',
      component: page,
      props: { scope: 'unit' },
      meta: { section: 'dashboards' },
    },
    {
      path: 'dashboards/:code',
      name: 'dashboard',
      component: page,
      props: { scope: 'place' },
      meta: { section: 'dashboards' },
    },
    {
      path: 'desk/inbox',
      name: 'inbox',
      component: () => import('./InboxPage.vue'),
      meta: { staff: true, section: 'inbox' },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
