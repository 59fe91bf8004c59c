import { defineAsyncComponent } from 'vue'
import type { Module } from '../../platform/module.ts'

/** The public councils, who sits on them, and what the sources tell of their time. */
export const councilsModule: Module = {
  id: 'councils',
  routes: [
    {
      path: 'councils',
      name: 'councils',
      component: () => import('./CouncilsPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'councils/:slug',
      name: 'council',
      component: () => import('./CouncilPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'activities',
      name: 'activities',
      component: () => import('./ActivitiesPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'organisations',
      name: 'organisations',
      component: () => import('./OrganisationsPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'documents',
      name: 'documents',
      component: () => import('./DocumentsPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'desk/seats',
      name: 'seats',
      component: () => import('./SeatsPage.vue'),
      meta: { staff: true, section: 'seats' },
    },
    {
      path: 'desk/seats/:slug',
      name: 'council-seats',
      component: () => import('./CouncilSeatsPage.vue'),
      meta: { staff: true, section: 'seats' },
    },
    { path: 'sources/:code', name: 'source', component: () => import('./SourcePage.vue') },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}

/** A page on which somebody with an office on a council writes something for it, with the form in the slot. */
export const OwnCouncil = defineAsyncComponent(() => import('./components/OwnCouncil.vue'))
