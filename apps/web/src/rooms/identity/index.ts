import type { Room } from '../../platform/room.ts'

/** Signing in, and the desk of people who do. */
export const identityRoom: Room = {
  id: 'identity',
  routes: [
    {
      path: 'sign-in',
      name: 'sign-in',
      component: () => import('./SignInPage.vue'),
      meta: { staff: true, open: true },
    },
    { path: 'desk', name: 'desk', component: () => import('./DeskPage.vue'), meta: { staff: true, section: 'desk' } },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
