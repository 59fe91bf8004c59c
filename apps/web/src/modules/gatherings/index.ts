import { laterPart } from '../../platform/later-part.ts'
import { defineModule } from '../../platform/module.ts'
import { holds } from '../../platform/session.ts'
import type { SessionViewer } from '../../platform/session.ts'
import { gatheringsLinks } from './links.ts'

/** Members of councils read the drafts of theirs, coordinators all. */
const open = (viewer: SessionViewer) => holds(viewer, 'gathering:readDraft')

/** Regional and republican gatherings of councils: round tables, with what the record says for them. */
export const gatheringsModule = defineModule({
  id: 'gatherings',
  routes: [
    {
      path: 'gatherings',
      name: 'gatherings',
      component: () => import('./GatheringsPage.vue'),
      meta: { section: 'councils', messages: ['councils'], query: ['area', 'year', 'after'] },
    },
    {
      path: 'gatherings/:slug',
      name: 'gathering',
      component: () => import('./GatheringPage.vue'),
      meta: { section: 'councils', messages: ['shortcomings', 'proposals', 'recommendations'] },
    },
    {
      path: 'gatherings/:slug/slides',
      name: 'gathering-slides',
      component: () => import('./SlidesPage.vue'),
      meta: { plain: true, messages: ['shortcomings', 'proposals', 'recommendations'] },
    },
    {
      path: 'desk/gatherings',
      name: 'desk-gatherings',
      component: () => import('./DeskGatheringsPage.vue'),
      meta: { staff: true, section: 'gatherings' },
    },
    {
      path: 'desk/gatherings/new',
      name: 'new-gathering',
      component: () => import('./NewGatheringPage.vue'),
      meta: { staff: true, section: 'gatherings' },
    },
    {
      path: 'desk/gatherings/:slug',
      name: 'desk-gathering',
      component: () => import('./DeskGatheringPage.vue'),
      meta: { staff: true, section: 'gatherings' },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        documents: [
          {
            path: 'gatherings',
            messages: ['gatherings', 'shortcomings', 'proposals'],
            load: () => import('./document/pack-document.ts'),
          },
        ],
      }
    : {}),
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    home: {
      tg: () => import('./locales/home/tg.json'),
      ru: () => import('./locales/home/ru.json'),
      en: () => import('./locales/home/en.json'),
    },
    search: {
      tg: () => import('./locales/search/tg.json'),
      ru: () => import('./locales/search/ru.json'),
      en: () => import('./locales/search/en.json'),
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
    { place: 'councils', id: 'gatherings', order: 18, to: gatheringsLinks.gatherings },
    { place: 'desk', id: 'gatherings', order: 38, to: gatheringsLinks.deskGatherings, open },
  ],
  desk: [{ id: 'gatherings', order: 38, to: gatheringsLinks.deskGatherings, open }],
  found: [{ type: 'Gathering', to: gatheringsLinks.gathering, numbered: false }],
  sections: {
    homeLinks: { order: 28, to: gatheringsLinks.gatherings },
    council: {
      order: 35,
      component: laterPart(async () => (await import('./components/CouncilGatherings.vue')).default),
    },
  },
  auditPages: [{ type: 'Gathering', to: (language, { key }) => gatheringsLinks.gathering(language, key) }],
})
