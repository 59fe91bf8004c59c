import type { Module } from '../../platform/module.ts'

/** Proposals: what councils recommend, and what departments answered. */
export const proposalsModule: Module = {
  id: 'proposals',
  routes: [
    {
      path: 'proposals',
      name: 'proposals',
      component: () => import('./ProposalsPage.vue'),
      meta: { section: 'records', messages: ['cases'], caseList: 'proposals' },
    },
    {
      path: 'proposals/:reference',
      name: 'proposal',
      component: () => import('./ProposalPage.vue'),
      meta: { section: 'records', messages: ['cases'] },
    },
    {
      path: 'desk/proposals/new',
      name: 'register-proposal',
      component: () => import('./RegisterProposalPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
    {
      path: 'desk/proposals/:reference',
      name: 'desk-proposal',
      component: () => import('./DeskProposalPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
