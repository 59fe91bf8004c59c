import { mailedPaths } from '@hamkori/schema/identity.constants'
import { identityLinks } from './links.ts'
import { defineModule } from '../../platform/module.ts'

/** The question to sign in again over any page; it needs the messages of this module. */
export const loadSignInAgain = () => import('./components/SignInAgain.vue')

/** Signing in, and the desk of people who do. */
export const identityModule = defineModule({
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
  ],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  messagesOn: ['audit-log'],
  pageMessages: {
    'audit-log': {
      tg: () => import('./locales/audit-log/tg.json'),
      ru: () => import('./locales/audit-log/ru.json'),
      en: () => import('./locales/audit-log/en.json'),
    },
    'failed-jobs': {
      tg: () => import('./locales/failed-jobs/tg.json'),
      ru: () => import('./locales/failed-jobs/ru.json'),
      en: () => import('./locales/failed-jobs/en.json'),
    },
  },
  navigation: [{ place: 'desk', id: 'account', order: 90, to: identityLinks.account }],
})
