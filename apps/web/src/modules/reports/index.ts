import { defineModule } from '../../platform/module.ts'
import { reportsLinks } from './links.ts'

/** Reports on a region in a quarter, and on the country in a year: files that never change, in three languages. */
export const reportsModule = defineModule({
  id: 'reports',
  routes: [
    {
      path: 'reports',
      name: 'reports',
      component: () => import('./ReportsPage.vue'),
      meta: { section: 'dashboards', query: ['after'] },
    },
    {
      path: 'reports/:reference',
      name: 'report',
      component: () => import('./ReportPage.vue'),
      meta: { section: 'dashboards' },
    },
    {
      path: 'desk/reports',
      name: 'desk-reports',
      component: () => import('./DeskReportsPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
    {
      path: 'desk/reports/:reference',
      name: 'desk-report',
      component: () => import('./DeskReportPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
  ],
  siteMap: { load: () => import('./site-map.ts') },
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
      id: 'reports',
      order: 96,
      to: reportsLinks.desk,
      open: ({ permissions }) => permissions.includes('report:write'),
    },
  ],
  auditPages: [{ type: 'Report', to: (language, { key }) => reportsLinks.atDesk(language, key) }],
})
