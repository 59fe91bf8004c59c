import { defineModule } from '../../platform/module.ts'
import type { ProgramFile } from '../../platform/program-file.ts'
import { releasesLinks } from './links.ts'

export { releasesLinks } from './links.ts'

/** The server alone makes them: a browser does not even load where they are. */
const programFiles: readonly ProgramFile[] = [
  {
    path: '/:lang/releases.atom',
    mediaType: 'application/atom+xml; charset=utf-8',
    messages: ['releases'],
    load: () => import('./feed.ts'),
  },
  {
    path: releasesLinks.catalogue,
    mediaType: 'application/ld+json; charset=utf-8',
    messages: [],
    load: () => import('./catalogue.ts'),
  },
]

/** Releases of scores: what was published when, its files, and how anybody checks them. */
export const releasesModule = defineModule({
  id: 'releases',
  routes: [
    {
      path: 'releases',
      name: 'releases',
      component: () => import('./ReleasesPage.vue'),
      meta: { section: 'dashboards', query: ['after'] },
    },
    {
      path: 'releases/:number([1-9]\\d{0,8})',
      name: 'release',
      component: () => import('./ReleasePage.vue'),
      meta: { section: 'dashboards' },
    },
    {
      path: 'open-data',
      name: 'open-data',
      component: () => import('./OpenDataPage.vue'),
      meta: { section: 'dashboards' },
    },
    {
      path: 'developers',
      name: 'developers',
      component: () => import('./DevelopersPage.vue'),
      meta: { section: 'dashboards' },
    },
    {
      path: 'desk/releases',
      name: 'desk-releases',
      component: () => import('./DeskReleasesPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        programFiles,
        files: [{ path: 'releases', query: [], messages: ['releases'], load: () => import('./releases-file.ts') }],
      }
    : {}),
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    'open-data': {
      tg: () => import('./locales/open-data/tg.json'),
      ru: () => import('./locales/open-data/ru.json'),
      en: () => import('./locales/open-data/en.json'),
    },
    developers: {
      tg: () => import('./locales/developers/tg.json'),
      ru: () => import('./locales/developers/ru.json'),
      en: () => import('./locales/developers/en.json'),
    },
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
      id: 'releases',
      order: 94,
      to: releasesLinks.desk,
      open: ({ permissions }) => permissions.includes('release:readProgress'),
    },
  ],
  auditPages: [{ type: 'Release', to: (language, { key }) => releasesLinks.release(language, key) }],
})
