import { operationsLinks } from './links.ts'
import { defineModule } from '../../platform/module.ts'

/** What keeps the application running: for administrators. */
export const operationsModule = defineModule({
  id: 'operations',
  routes: [
    {
      path: 'desk/health',
      name: 'health',
      component: () => import('./HealthPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
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
    'failed-jobs': {
      tg: () => import('./locales/failed-jobs/tg.json'),
      ru: () => import('./locales/failed-jobs/ru.json'),
      en: () => import('./locales/failed-jobs/en.json'),
    },
  },
  desk: [
    {
      id: 'health',
      order: 92,
      to: operationsLinks.health,
      open: ({ permissions }) => permissions.includes('health:read'),
    },
    {
      id: 'jobs',
      order: 95,
      to: operationsLinks.failedJobs,
      open: ({ permissions }) => permissions.includes('job:read'),
    },
  ],
})
