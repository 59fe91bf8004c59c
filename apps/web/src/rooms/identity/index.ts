import type { Room } from '../../platform/room.ts'

export const identityRoom: Room = {
  id: 'identity',
  routes: [],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
