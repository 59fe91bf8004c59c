import { links } from '../../platform/links.ts'
import { peopleLinks } from './links.ts'
import { defineModule } from '../../platform/module.ts'

/** The people who sign in, their posts, and inviting them. */
export const peopleModule = defineModule({
  id: 'people',
  routes: [
    {
      path: 'desk/people',
      name: 'people',
      component: () => import('./PeoplePage.vue'),
      meta: { staff: true, section: 'people', messages: ['identity'] },
    },
    {
      path: 'desk/people/new',
      name: 'invite-person',
      component: () => import('./InvitePersonPage.vue'),
      meta: { staff: true, section: 'people', messages: ['identity'] },
    },
    {
      path: 'desk/people/:id',
      name: 'person',
      component: () => import('./PersonPage.vue'),
      meta: { staff: true, section: 'people', messages: ['identity', 'councils'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
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
    {
      place: 'desk',
      id: 'people',
      order: 40,
      to: peopleLinks.people,
      open: ({ permissions }) => permissions.includes('person:read'),
    },
  ],
  desk: [
    { id: 'people', order: 60, to: peopleLinks.people, open: ({ permissions }) => permissions.includes('person:read') },
    {
      id: 'invite',
      order: 70,
      to: links.invitePerson,
      open: ({ permissions }) => permissions.includes('person:invite'),
    },
  ],
  auditPages: [{ type: 'Person', to: (language, { key }) => links.person(language, key) }],
})
