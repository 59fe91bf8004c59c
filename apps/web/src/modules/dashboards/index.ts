import { defineAsyncComponent } from 'vue'
import { addressOf, links } from '../../platform/links.ts'
import { defineModule } from '../../platform/module.ts'

/** The parts of the desk's first page come as one file. */
const onDesk = (name: keyof typeof import('./components/desk-parts.ts')) =>
  defineAsyncComponent(async () => (await import('./components/desk-parts.ts'))[name])

const page = () => import('./DashboardPage.vue')

/** Scores that are honest about small numbers, from the country down to one unit. */
export const dashboardsModule = defineModule({
  id: 'dashboards',
  routes: [
    {
      path: 'dashboards',
      name: 'dashboards',
      component: page,
      props: { scope: 'country' },
      meta: { section: 'dashboards', query: ['show'] },
    },
    {
      path: 'dashboards/answers',
      name: 'timeliness',
      component: () => import('./TimelinessPage.vue'),
      meta: { section: 'dashboards', query: ['area', 'type', 'order'] },
    },
    {
      path: 'dashboards/compare',
      name: 'compare',
      component: () => import('./ComparePage.vue'),
      meta: { section: 'dashboards', query: ['one', 'other'] },
    },
    {
      path: 'dashboards/periods',
      name: 'periods',
      component: () => import('./PeriodsPage.vue'),
      meta: { section: 'dashboards', query: ['of', 'earlier', 'later'] },
    },
    {
      path: 'dashboards/figure',
      name: 'figure',
      component: () => import('./FigurePage.vue'),
      meta: { section: 'dashboards', query: ['of', 'chart', 'show', 'release'] },
    },
    {
      path: 'dashboards/units/:code',
      name: 'unit-dashboard',
      component: page,
      props: { scope: 'unit' },
      meta: { section: 'dashboards', query: ['show'] },
    },
    {
      path: 'dashboards/:code',
      name: 'dashboard',
      component: page,
      props: { scope: 'place' },
      meta: { section: 'dashboards', query: ['show'] },
    },
    {
      path: 'desk/:view(overview|regions)',
      name: 'desk-overview',
      component: () => import('./DeskWatchPage.vue'),
      meta: { staff: true, section: 'desk', messages: ['identity'] },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        files: [
          {
            path: 'dashboards/answers',
            query: ['area', 'type', 'order'],
            messages: ['dashboards'],
            pageMessages: 'timeliness',
            load: () => import('./timeliness-file.ts'),
          },
          {
            path: 'dashboards/compare',
            query: ['one', 'other'],
            messages: ['dashboards'],
            pageMessages: 'compare',
            load: () => import('./compare-file.ts'),
          },
          {
            path: 'dashboards/periods',
            query: ['of', 'earlier', 'later'],
            messages: ['dashboards'],
            pageMessages: 'compare',
            load: () => import('./periods-file.ts'),
          },
          {
            path: 'desk/overview',
            staff: true,
            query: ['show', 'area'],
            messages: ['dashboards', 'identity'],
            pageMessages: 'desk-overview',
            load: () => import('./overview-file.ts'),
          },
          {
            path: 'desk/regions',
            staff: true,
            query: ['show'],
            messages: ['dashboards'],
            pageMessages: 'desk-overview',
            load: () => import('./regions-file.ts'),
          },
          {
            path: 'dashboards/figure',
            query: ['of', 'chart', 'show', 'release'],
            messages: ['dashboards'],
            load: () => import('./figures/figure-file.ts'),
            pictured: true,
          },
        ],
      }
    : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    timeliness: {
      tg: () => import('./locales/timeliness/tg.json'),
      ru: () => import('./locales/timeliness/ru.json'),
      en: () => import('./locales/timeliness/en.json'),
    },
    home: {
      tg: () => import('./locales/home/tg.json'),
      ru: () => import('./locales/home/ru.json'),
      en: () => import('./locales/home/en.json'),
    },
    ...(import.meta.env.SSR
      ? {
          // For files, which the server makes. Their pages fetch them: named here for browsers too, they would weigh on every page.
          compare: {
            tg: () => import('./locales/compare/tg.json'),
            ru: () => import('./locales/compare/ru.json'),
            en: () => import('./locales/compare/en.json'),
          },
          'desk-overview': {
            tg: () => import('./locales/desk-overview/tg.json'),
            ru: () => import('./locales/desk-overview/ru.json'),
            en: () => import('./locales/desk-overview/en.json'),
          },
        }
      : {}),
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
    desk: {
      tg: () => import('./locales/desk/tg.json'),
      ru: () => import('./locales/desk/ru.json'),
      en: () => import('./locales/desk/en.json'),
    },
  },
  navigation: [{ place: 'site', id: 'dashboards', order: 30, to: (language) => links.dashboard(language) }],
  desk: [
    {
      id: 'regions',
      order: 12,
      // As links.ts has it, which every page would load otherwise.
      to: (language) => addressOf(language, ['desk', 'regions']),
      open: ({ permissions }) => permissions.includes('overview:read'),
    },
    { id: 'dashboards', order: 100, to: (language) => links.dashboard(language), open: () => true },
  ],
  messagesOn: ['desk'],
  sections: {
    homeLinks: { order: 40, to: (language) => links.dashboard(language) },
    deskCountry: {
      order: 10,
      component: onDesk('SilentBodies'),
    },
    deskDepartment: {
      order: 10,
      component: onDesk('DepartmentScores'),
    },
    deskAlerts: {
      order: 10,
      component: onDesk('DepartmentAlerts'),
    },
  },
})
