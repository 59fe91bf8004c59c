import type { Module } from '../../platform/module.ts'

/** The audit log: who did what, and when. */
export const auditModule: Module = {
  id: 'audit',
  routes: [
    {
      path: 'desk/audit',
      name: 'audit-log',
      component: () => import('./AuditLogPage.vue'),
      meta: { staff: true, section: 'audit', messages: ['identity', 'councils'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
}
