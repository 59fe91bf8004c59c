import { referencePrefixes } from '@hamkori/schema/references'
import { defineAsyncComponent } from 'vue'
import { meetingsLinks } from './links.ts'
import type { DocumentFile } from '../../platform/document-file.ts'
import { links } from '../../platform/links.ts'
import { defineModule } from '../../platform/module.ts'
import type { ProgramFile } from '../../platform/program-file.ts'

/** The server alone makes them: a browser does not even load where they are. */
const programFiles: readonly ProgramFile[] = [
  {
    path: '/:lang/calendar/:name.ics',
    mediaType: 'text/calendar; charset=utf-8',
    messages: ['meetings'],
    load: () => import('./calendar.ts'),
  },
]

const documents: readonly DocumentFile[] = [
  { path: 'meetings', messages: ['meetings'], load: () => import('./document/public-document.ts') },
  { path: 'desk/meetings', staff: true, messages: ['meetings'], load: () => import('./document/desk-document.ts') },
]

/** Meetings of councils: planned, announced, written down, signed, published. */
export const meetingsModule = defineModule({
  id: 'meetings',
  routes: [
    {
      path: 'meetings',
      name: 'meetings',
      component: () => import('./MeetingsPage.vue'),
      meta: { section: 'councils', query: ['area', 'council', 'when', 'after'] },
    },
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
      path: 'desk/meetings/:reference?/:form(plan|announcement|new|minutes|edit|correct)',
      name: 'write-meeting',
      component: () => import('./WriteMeetingPage.vue'),
      meta: { staff: true, section: 'meetings' },
    },
    {
      // Numbers have hyphens; the names of forms have none.
      path: 'desk/meetings/:reference([^/]+-[^/]+)',
      name: 'desk-meeting',
      component: () => import('./DeskMeetingPage.vue'),
      meta: { staff: true, section: 'meetings' },
    },
  ],
  ...(import.meta.env.SSR ? { programFiles, documents } : {}),
  ...(import.meta.env.SSR ? { feed: { messages: [], load: () => import('./feed.ts') } } : {}),
  ...(import.meta.env.SSR ? { siteMap: { load: () => import('./site-map.ts') } } : {}),
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
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
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
  navigation: [
    { place: 'councils', id: 'meetings', order: 15, to: links.meetings },
    { place: 'desk', id: 'meetings', order: 30, to: meetingsLinks.deskMeetings, open: ({ seats }) => seats.length > 0 },
  ],
  desk: [
    {
      id: 'recordMeeting',
      order: 20,
      to: (language) => meetingsLinks.newMeeting(language, 'new'),
      open: ({ permissions }) => permissions.includes('meeting:record'),
    },
    { id: 'meetings', order: 30, to: meetingsLinks.deskMeetings, open: ({ seats }) => seats.length > 0 },
  ],
  inbox: [
    {
      type: 'Meeting',
      waitsFor: ['record', 'signMinutes', 'publishMinutes', 'remark', 'answerRemark'],
      to: meetingsLinks.deskMeeting,
    },
    {
      type: 'Assignment',
      texts: 'assignment',
      waitsFor: ['report', 'confirm'],
      to: (language, reference) => `${meetingsLinks.deskMeeting(language, reference)}#decisions`,
    },
  ],
  numbered: { prefix: referencePrefixes.meeting, to: links.meeting },
  found: [{ type: 'Meeting', to: links.meeting, numbered: true }],
  sections: {
    council: { order: 10, component: defineAsyncComponent(() => import('./components/CouncilMeetings.vue')) },
  },
  auditPages: [
    {
      type: 'Meeting',
      to: (language, { key, isDiscarded }) =>
        isDiscarded ? links.meeting(language, key) : meetingsLinks.deskMeeting(language, key),
    },
  ],
})
