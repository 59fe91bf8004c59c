import type { Room } from '../../platform/room.ts'

/** Rating a contact with the police. The page that a QR code holds has a door of its own: resident.ts. */
export const feedbackRoom: Room = {
  id: 'feedback',
  routes: [
    {
      path: 'rate',
      name: 'choose-unit',
      component: () => import('./ChooseUnitPage.vue'),
      meta: { words: ['territory'] },
    },
    { path: 'receipt', name: 'receipt', component: () => import('./ReceiptPage.vue'), meta: { noStore: true } },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
