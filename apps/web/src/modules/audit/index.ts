import { defineAsyncComponent } from 'vue'
import { links } from '../../platform/links.ts'
import { defineModule } from '../../platform/module.ts'

const AuditEntriesOf = defineAsyncComponent({
  loader: () => import('./components/AuditEntriesOf.vue'),
  suspensible: false,
})

/** The audit log: who did what, and when. */
export const auditModule = defineModule({
  id: 'audit',
  routes: [
    {
      path: 'desk/audit',
      name: 'audit-log',
      component: () => import('./AuditLogPage.vue'),
      meta: { staff: true, section: 'audit' },
    },
  ],
  messagesOn: ['audit-log'],
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
      id: 'audit',
      order: 60,
      to: links.auditLog,
      open: ({ permissions }) => permissions.includes('audit:read'),
    },
  ],
  desk: [{ id: 'audit', order: 90, to: links.auditLog, open: ({ permissions }) => permissions.includes('audit:read') }],
  sections: {
    deskRecord: { order: 10, component: AuditEntriesOf, open: ({ permissions }) => permissions.includes('audit:read') },
  },
})
