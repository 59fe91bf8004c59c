import { defineAsyncComponent } from 'vue'
import { links } from '../../platform/links.ts'
import { councilsLinks } from './links.ts'
import { defineModule } from '../../platform/module.ts'
import { holds } from '../../platform/session.ts'

/** The public councils, who sits on them, and what the sources tell of their time. */
export const councilsModule = defineModule({
  id: 'councils',
  routes: [
    {
      path: 'councils',
      name: 'councils',
      component: () => import('./CouncilsPage.vue'),
      meta: { section: 'councils', query: ['area', 'met', 'after'] },
    },
    {
      path: 'councils/:slug',
      name: 'council',
      component: () => import('./CouncilPage.vue'),
      meta: { section: 'councils', query: ['after'] },
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
      meta: { staff: true, section: 'seats', messages: ['people'] },
    },
    { path: 'sources/:code', name: 'source', component: () => import('./SourcePage.vue') },
  ],
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  messagesOn: ['audit-log'],
  pageMessages: {
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
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  navigation: [
    { place: 'site', id: 'councils', order: 20, to: links.councils },
    { place: 'councils', id: 'councils', order: 10, to: links.councils },
    { place: 'councils', id: 'organisations', order: 30, to: councilsLinks.organisations },
    { place: 'councils', id: 'documents', order: 40, to: councilsLinks.documents },
    {
      place: 'desk',
      id: 'seats',
      order: 50,
      to: councilsLinks.seats,
      open: ({ permissions }) => permissions.includes('membership:start'),
    },
  ],
  desk: [
    {
      id: 'seats',
      order: 80,
      to: councilsLinks.seats,
      open: ({ permissions }) => permissions.includes('membership:start'),
    },
  ],
  sections: {
    account: { order: 10, component: defineAsyncComponent(() => import('./components/OwnName.vue')) },
    deskCouncil: { order: 20, component: defineAsyncComponent(() => import('./components/TermsEnding.vue')) },
    homeLinks: { order: 30, to: links.councils },
    homeCounts: { order: 10, component: defineAsyncComponent(() => import('./components/CouncilCount.vue')) },
  },
  auditPages: [
    {
      type: 'Council',
      to: (language, { key }, viewer) =>
        holds(viewer, 'membership:start') ? links.councilSeats(language, key) : links.council(language, key),
    },
    { type: 'Source', to: (language, { key }) => links.source(language, key) },
    { type: 'Body', to: councilsLinks.organisations },
    { type: 'LegalDocument', to: councilsLinks.documents },
  ],
})
