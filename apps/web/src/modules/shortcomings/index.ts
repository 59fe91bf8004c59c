import { referencePrefixes } from '@hamkori/schema/references'
import { defineAsyncComponent } from 'vue'
import { links } from '../../platform/links.ts'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'

/** What the address of the list may be narrowed by. */
const filters = ['area', 'council', 'department', 'departments', 'answer', 'since', 'year', 'topic']

/** Shortcomings: what councils found, and what departments answered. */
export const shortcomingsModule = defineModule({
  id: 'shortcomings',
  routes: [
    {
      path: 'shortcomings',
      name: 'shortcomings',
      component: () => import('./ShortcomingsPage.vue'),
      meta: { section: 'records', messages: ['cases'], query: [...filters, 'after'] },
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
    {
      path: 'desk/shortcomings/:reference/edit',
      name: 'amend-shortcoming',
      component: () => import('./AmendShortcomingPage.vue'),
      meta: { staff: true, messages: ['cases'] },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        files: [
          {
            path: 'shortcomings',
            query: filters,
            messages: ['cases', 'shortcomings'],
            load: () => import('./shortcomings-file.ts'),
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
  navigation: [{ place: 'cases', id: 'shortcomings', order: 10, to: (language) => links.shortcomings(language) }],
  desk: [
    {
      id: 'registerShortcoming',
      order: 40,
      to: (language) => links.registerShortcoming(language),
      open: ({ permissions }) => permissions.includes('shortcoming:register'),
    },
  ],
  inbox: [
    {
      type: 'Shortcoming',
      waitsFor: ['send', 'acknowledge', 'answer', 'read', 'plan', 'report', 'verify', 'decide', 'escalate', 'close'],
      to: links.deskShortcoming,
      list: links.shortcomings,
    },
  ],
  numbered: { prefix: referencePrefixes.shortcoming, to: links.shortcoming },
  found: [{ type: 'Shortcoming', to: links.shortcoming, numbered: true }],
  sections: {
    homeLinks: { order: 10, to: (language) => links.shortcomings(language) },
    homeCounts: { order: 20, component: defineAsyncComponent(() => import('./components/ShortcomingsCount.vue')) },
    homeLatest: { order: 10, component: defineAsyncComponent(() => import('./components/LatestShortcomings.vue')) },
    council: {
      order: 20,
      component: laterPart(async () => (await import('./components/CouncilShortcomings.vue')).default),
    },
  },
  auditPages: [
    {
      type: 'Shortcoming',
      to: (language, { key, isDiscarded }) =>
        isDiscarded ? links.shortcoming(language, key) : links.deskShortcoming(language, key),
    },
  ],
})
