import { referencePrefixes } from '@hamkori/schema/references'
import { recommendationsLinks } from './links.ts'
import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'

/** What the address of the list may be narrowed by. */
const filters = ['area', 'council', 'department', 'departments', 'answer', 'since', 'year', 'topic', 'gathering']

/** Recommendations: what the records of several councils together ask of a department, and what it answered. */
export const recommendationsModule = defineModule({
  id: 'recommendations',
  routes: [
    {
      path: 'recommendations',
      name: 'recommendations',
      component: () => import('./RecommendationsPage.vue'),
      meta: { section: 'records', messages: ['cases'], query: [...filters, 'after'] },
    },
    {
      path: 'recommendations/:reference',
      name: 'recommendation',
      component: () => import('./RecommendationPage.vue'),
      meta: { section: 'records', messages: ['cases', 'proposals'] },
    },
    {
      path: 'desk/recommendations/new',
      name: 'register-recommendation',
      component: () => import('./RegisterRecommendationPage.vue'),
      meta: { staff: true, messages: ['cases', 'proposals'] },
    },
    {
      path: 'desk/recommendations/:reference',
      name: 'desk-recommendation',
      component: () => import('./DeskRecommendationPage.vue'),
      meta: { staff: true, messages: ['cases', 'proposals'] },
    },
    {
      path: 'desk/recommendations/:reference/edit',
      name: 'amend-recommendation',
      component: () => import('./AmendRecommendationPage.vue'),
      meta: { staff: true, messages: ['cases', 'proposals'] },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        files: [
          {
            path: 'recommendations',
            query: filters,
            messages: ['cases', 'recommendations'],
            load: () => import('./recommendations-file.ts'),
          },
        ],
      }
    : {}),
  ...(import.meta.env.SSR ? { feed: { messages: ['cases'], load: () => import('./feed.ts') } } : {}),
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
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
  navigation: [
    { place: 'cases', id: 'recommendations', order: 30, to: (language) => recommendationsLinks.list(language) },
  ],
  desk: [
    {
      id: 'registerRecommendation',
      order: 55,
      to: (language) => recommendationsLinks.register(language),
      open: ({ permissions }) => permissions.includes('recommendation:register'),
    },
  ],
  inbox: [
    {
      type: 'Recommendation',
      waitsFor: ['submit', 'acknowledge', 'answer', 'read', 'plan', 'report', 'verify'],
      to: recommendationsLinks.desk,
      list: recommendationsLinks.list,
    },
  ],
  numbered: { prefix: referencePrefixes.recommendation, to: recommendationsLinks.page },
  found: [{ type: 'Recommendation', to: recommendationsLinks.page, numbered: true }],
  sections: {
    homeLinks: { order: 25, to: (language) => recommendationsLinks.list(language) },
    council: {
      order: 40,
      component: laterPart(async () => (await import('./components/CouncilRecommendations.vue')).default),
    },
    caseRecord: {
      order: 10,
      component: laterPart(async () => (await import('./components/TakenUpRecord.vue')).default),
    },
  },
  auditPages: [
    {
      type: 'Recommendation',
      to: (language, { key, isDiscarded }) =>
        isDiscarded ? recommendationsLinks.page(language, key) : recommendationsLinks.desk(language, key),
    },
  ],
})
