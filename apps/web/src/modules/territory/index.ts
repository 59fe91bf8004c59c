import { defineAsyncComponent } from 'vue'
import type { Module } from '../../platform/module.ts'

/** Places of the country, the police that serve them, and the ways to find both. */
export const territoryModule: Module = {
  id: 'territory',
  routes: [
    { path: '', name: 'home', component: () => import('./HomePage.vue') },
    { path: 'search', name: 'search', component: () => import('./SearchPage.vue') },
    { path: 'areas', name: 'areas', component: () => import('./AreasPage.vue'), meta: { section: 'areas' } },
    { path: 'areas/:code', name: 'area', component: () => import('./AreaPage.vue'), meta: { section: 'areas' } },
    {
      path: 'departments/:code',
      name: 'department',
      component: () => import('./DepartmentPage.vue'),
      meta: { section: 'areas' },
    },
    { path: 'units/:code', name: 'unit', component: () => import('./UnitPage.vue'), meta: { section: 'areas' } },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}

/** The search box for places, for pages of other modules; they name `territory` in `meta.messages` of the route. */
export const PlaceSearch = defineAsyncComponent(() => import('./components/PlaceSearch.vue'))
/** What the search box found. */
export const PlaceResults = defineAsyncComponent(() => import('./components/PlaceResults.vue'))
/** The map of the country's cities and districts. */
export const CountryMap = defineAsyncComponent(() => import('./components/CountryMap.vue'))
