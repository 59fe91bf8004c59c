import { mailedPaths } from '@hamkori/schema/identity.constants'
import type { Module } from '../../platform/module.ts'

/** Signing in, and the desk of people who do. */
export const identityModule: Module = {
  id: 'identity',
  routes: [
    {
      path: 'sign-in',
      name: 'sign-in',
      component: () => import('./SignInPage.vue'),
      meta: { staff: true, open: true },
    },
    {
      path: 'second-factor',
      name: 'first-factor',
      component: () => import('./FirstFactorPage.vue'),
      meta: { staff: true, open: true, browserOnly: true },
    },
    {
      path: 'forgotten-password',
      name: 'forgotten-password',
      component: () => import('./ForgottenPasswordPage.vue'),
      meta: { staff: true, open: true },
    },
    {
      path: mailedPaths.invitation,
      name: 'invitation',
      component: () => import('./InvitationPage.vue'),
      meta: { staff: true, open: true, browserOnly: true, linkToken: 'invitation' },
    },
    {
      path: mailedPaths.passwordReset,
      name: 'new-password',
      component: () => import('./NewPasswordPage.vue'),
      meta: { staff: true, open: true, browserOnly: true, linkToken: 'passwordReset' },
    },
    {
      path: mailedPaths.emailChange,
      name: 'confirm-email',
      component: () => import('./ConfirmEmailPage.vue'),
      meta: { staff: true, open: true, browserOnly: true, linkToken: 'emailChange' },
    },
    {
      path: 'desk/account',
      name: 'account',
      component: () => import('./AccountPage.vue'),
      meta: { staff: true, section: 'account' },
    },
    {
      path: 'desk/account/second-factor',
      name: 'add-factor',
      component: () => import('./AddFactorPage.vue'),
      meta: { staff: true, section: 'account' },
    },
    { path: 'desk', name: 'desk', component: () => import('./DeskPage.vue'), meta: { staff: true, section: 'desk' } },
    {
      path: 'desk/people',
      name: 'people',
      component: () => import('./PeoplePage.vue'),
      meta: { staff: true, section: 'people' },
    },
    {
      path: 'desk/people/new',
      name: 'invite-person',
      component: () => import('./InvitePersonPage.vue'),
      meta: { staff: true, section: 'people' },
    },
    {
      path: 'desk/people/:id',
      name: 'person',
      component: () => import('./PersonPage.vue'),
      meta: { staff: true, section: 'people', messages: ['councils'] },
    },
    {
      path: 'desk/audit',
      name: 'audit-log',
      component: () => import('./AuditLogPage.vue'),
      meta: { staff: true, section: 'audit', messages: ['councils'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
  },
}
