import type { Room } from '../../platform/room.ts'

export const councilsRoom: Room = {
  id: 'councils',
  routes: [],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
