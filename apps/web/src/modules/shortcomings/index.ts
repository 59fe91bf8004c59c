import type { Module } from '../../platform/module.ts'

/** Shortcomings: what councils found, and what departments answered. */
export const shortcomingsModule: Module = {
  id: 'shortcomings',
  routes: [
    {
      path: 'shortcomings',
      name: 'shortcomings',
      component: () => import('./ShortcomingsPage.vue'),
      meta: { section: 'records', messages: ['cases'], caseList: 'shortcomings' },
    },
    {
      path: 'shortcomings/:reference',
      name: 'shortcoming',
      component: () => import('./ShortcomingPage.vue'),
      meta: { section: 'records', messages: ['cases'] },
    },
    {
      path: 'desk/shortcomings/new',
      name: 'register-shortcoming',
      component: () => import('./RegisterShortcomingPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
    {
      path: 'desk/shortcomings/:reference',
      name: 'desk-shortcoming',
      component: () => import('./DeskShortcomingPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
