import { defineAsyncComponent } from 'vue'
import { links } from '../../platform/links.ts'
import { defineModule } from '../../platform/module.ts'
import { territoryLinks } from './links.ts'

/** Places of the country, the police that serve them, and the ways to find both. */
export const territoryModule = defineModule({
  id: 'territory',
  routes: [
    { path: 'areas', name: 'areas', component: () => import('./AreasPage.vue'), meta: { section: 'areas' } },
    { path: 'areas/:code', name: 'area', component: () => import('./AreaPage.vue'), meta: { section: 'areas' } },
    {
      path: 'departments/:code',
      name: 'department',
      component: () => import('./DepartmentPage.vue'),
      meta: { section: 'areas' },
    },
    {
      path: 'desk/borders',
      name: 'desk-borders',
      component: () => import('./DeskBordersPage.vue'),
      meta: { staff: true, section: 'desk' },
    },
    { path: 'units/:code', name: 'unit', component: () => import('./UnitPage.vue'), meta: { section: 'areas' } },
  ],
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    area: {
      tg: () => import('./locales/area/tg.json'),
      ru: () => import('./locales/area/ru.json'),
      en: () => import('./locales/area/en.json'),
    },
    department: {
      tg: () => import('./locales/department/tg.json'),
      ru: () => import('./locales/department/ru.json'),
      en: () => import('./locales/department/en.json'),
    },
    'desk-borders': {
      tg: () => import('./locales/desk-borders/tg.json'),
      ru: () => import('./locales/desk-borders/ru.json'),
      en: () => import('./locales/desk-borders/en.json'),
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
  },
  desk: [
    {
      id: 'borders',
      order: 97,
      to: territoryLinks.borders,
      open: ({ permissions }) => permissions.includes('territory:import'),
    },
  ],
  navigation: [{ place: 'site', id: 'areas', order: 10, to: links.areas }],
  sections: {
    searchResults: { order: 10, component: defineAsyncComponent(() => import('./components/PlaceResults.vue')) },
  },
  auditPages: [
    { type: 'Area', to: (language, { key }) => links.area(language, key) },
    { type: 'Department', to: (language, { key }) => links.department(language, key) },
    { type: 'PoliceUnit', to: (language, { key }) => links.unit(language, key) },
  ],
})

/** The search box for places, for pages of other modules; they name `territory` in `meta.messages` of the route. */
export const PlaceSearch = defineAsyncComponent(() => import('./components/PlaceSearch.vue'))
/** What the search box found. */
export const PlaceResults = defineAsyncComponent(() => import('./components/PlaceResults.vue'))
/** The map of the country's cities and districts. */
export const CountryMap = defineAsyncComponent(() => import('./components/CountryMap.vue'))
