import type { Room } from '../../platform/room.ts'

export const shortcomingsRoom: Room = {
  id: 'shortcomings',
  routes: [],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
