import type { Module } from '../../platform/module.ts'

export { idOf } from './record-key.ts'

/** The people who sign in, their posts, and inviting them. */
export const peopleModule: Module = {
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
}
