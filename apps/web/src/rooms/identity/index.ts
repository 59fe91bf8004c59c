import { mailedPaths } from '@hamkori/schema/identity.words'
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
      meta: { staff: true, section: 'people', words: ['councils'] },
    },
    {
      path: 'desk/audit',
      name: 'audit-trail',
      component: () => import('./AuditTrailPage.vue'),
      meta: { staff: true, section: 'audit', words: ['councils'] },
    },
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  pageMessages: {
    'audit-trail': {
      tg: () => import('./locales/audit-trail/tg.json'),
      ru: () => import('./locales/audit-trail/ru.json'),
      en: () => import('./locales/audit-trail/en.json'),
    },
  },
}
