import { referencePrefixes } from '@hamkori/schema/references'
import { defineAsyncComponent } from 'vue'
import { links } from '../../platform/links.ts'
import { proposalsLinks } from './links.ts'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'

/** What the address of the list may be narrowed by. */
const filters = ['area', 'council', 'department', 'departments', 'answer', 'since', 'year', 'topic']

/** Proposals: what councils recommend, and what departments answered. */
export const proposalsModule = defineModule({
  id: 'proposals',
  routes: [
    {
      path: 'proposals',
      name: 'proposals',
      component: () => import('./ProposalsPage.vue'),
      meta: { section: 'records', messages: ['cases'], query: [...filters, 'after'] },
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
    {
      path: 'desk/proposals/:reference/edit',
      name: 'amend-proposal',
      component: () => import('./AmendProposalPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        files: [
          {
            path: 'proposals',
            query: filters,
            messages: ['cases', 'proposals'],
            load: () => import('./proposals-file.ts'),
          },
        ],
      }
    : {}),
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  ...(import.meta.env.SSR ? { feed: { messages: ['cases'], load: () => import('./feed.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    search: {
      tg: () => import('./locales/search/tg.json'),
      ru: () => import('./locales/search/ru.json'),
      en: () => import('./locales/search/en.json'),
    },
    inbox: {
      tg: () => import('./locales/inbox/tg.json'),
      ru: () => import('./locales/inbox/ru.json'),
      en: () => import('./locales/inbox/en.json'),
    },
    home: {
      tg: () => import('./locales/home/tg.json'),
      ru: () => import('./locales/home/ru.json'),
      en: () => import('./locales/home/en.json'),
    },
    desk: {
      tg: () => import('./locales/desk/tg.json'),
      ru: () => import('./locales/desk/ru.json'),
      en: () => import('./locales/desk/en.json'),
    },
    council: {
      tg: () => import('./locales/council/tg.json'),
      ru: () => import('./locales/council/ru.json'),
      en: () => import('./locales/council/en.json'),
    },
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  navigation: [{ place: 'cases', id: 'proposals', order: 20, to: (language) => links.proposals(language) }],
  desk: [
    {
      id: 'registerProposal',
      order: 50,
      to: proposalsLinks.registerProposal,
      open: ({ permissions }) => permissions.includes('proposal:register'),
    },
  ],
  inbox: [
    {
      type: 'Proposal',
      waitsFor: ['submit', 'acknowledge', 'answer', 'read', 'plan', 'report', 'verify'],
      to: links.deskProposal,
      list: links.proposals,
    },
  ],
  numbered: { prefix: referencePrefixes.proposal, to: links.proposal },
  found: [{ type: 'Proposal', to: links.proposal, numbered: true }],
  sections: {
    homeLinks: { order: 20, to: (language) => links.proposals(language) },
    homeCounts: { order: 30, component: defineAsyncComponent(() => import('./components/ProposalsCount.vue')) },
    homeLatest: { order: 20, component: defineAsyncComponent(() => import('./components/LatestProposals.vue')) },
    council: {
      order: 30,
      component: laterPart(async () => (await import('./components/CouncilProposals.vue')).default),
    },
  },
  auditPages: [
    {
      type: 'Proposal',
      to: (language, { key, isDiscarded }) =>
        isDiscarded ? links.proposal(language, key) : links.deskProposal(language, key),
    },
  ],
})
