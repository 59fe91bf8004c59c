import type { Module } from '../../platform/module.ts'

/** What keeps the application running: for administrators. */
export const operationsModule: Module = {
  id: 'operations',
  routes: [
    {
      path: 'desk/jobs',
      name: 'failed-jobs',
      component: () => import('./FailedJobsPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
