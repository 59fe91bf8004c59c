import { type MessageLoaders, defineModule } from '../platform/module.ts'
import { links } from '../platform/links.ts'
import type { SessionViewer } from '../platform/session.ts'

/** The messages that every page needs; see `merge-frame.ts`. */
export const frameMessages: MessageLoaders = {
  tg: async () => ({ default: (await import('./frame/tg.ts')).messages }),
  ru: async () => ({ default: (await import('./frame/ru.ts')).messages }),
  en: async () => ({ default: (await import('./frame/en.ts')).messages }),
}

/** Records wait for the officers of departments, and for the members of councils. */
const hasInbox = ({ permissions }: SessionViewer) =>
  permissions.includes('assignment:report') || permissions.includes('recommendation:submit')

/** The composed pages: home, search, the desk and its inbox. They ask the modules and own no data. */
export const appModule = defineModule({
  id: 'app',
  routes: [
    { path: '', name: 'home', component: () => import('./HomePage.vue'), meta: { messages: ['territory'] } },
    { path: 'search', name: 'search', component: () => import('./SearchPage.vue'), meta: { messages: ['territory'] } },
    {
      path: 'desk',
      name: 'desk',
      component: () => import('./DeskPage.vue'),
      meta: { staff: true, section: 'desk', messages: ['identity'] },
    },
    {
      path: 'desk/inbox',
      name: 'inbox',
      component: () => import('./InboxPage.vue'),
      meta: { staff: true, section: 'inbox' },
    },
  ],
  ...(import.meta.env.SSR
    ? {
        files: [
          {
            path: 'desk/inbox',
            staff: true,
            query: [],
            messages: ['app', 'cases', 'shortcomings', 'proposals', 'meetings'],
            pageMessages: 'inbox',
            load: () => import('./inbox-file.ts'),
          },
        ],
      }
    : {}),
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
    inbox: {
      tg: () => import('./locales/inbox/tg.json'),
      ru: () => import('./locales/inbox/ru.json'),
      en: () => import('./locales/inbox/en.json'),
    },
  },
  navigation: [
    { place: 'desk', id: 'desk', order: 10, to: links.desk },
    {
      place: 'desk',
      id: 'inbox',
      order: 20,
      to: links.inbox,
      open: hasInbox,
    },
  ],
  desk: [
    {
      id: 'inbox',
      order: 10,
      to: links.inbox,
      open: hasInbox,
    },
  ],
})
