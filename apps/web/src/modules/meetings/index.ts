import type { Module } from '../../platform/module.ts'

/** Meetings of councils: written down, signed, published. */
export const meetingsModule: Module = {
  id: 'meetings',
  routes: [
    {
      path: 'meetings/:reference',
      name: 'meeting',
      component: () => import('./MeetingPage.vue'),
      meta: { section: 'councils' },
    },
    {
      path: 'desk/meetings',
      name: 'desk-meetings',
      component: () => import('./DeskMeetingsPage.vue'),
      meta: { staff: true, section: 'meetings' },
    },
    {
      path: 'desk/meetings/new',
      name: 'record-meeting',
      component: () => import('./RecordMeetingPage.vue'),
      meta: { staff: true, section: 'meetings' },
    },
    {
      path: 'desk/meetings/:reference',
      name: 'desk-meeting',
      component: () => import('./DeskMeetingPage.vue'),
      meta: { staff: true, section: 'meetings' },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
