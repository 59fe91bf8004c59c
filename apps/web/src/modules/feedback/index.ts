import { defineModule } from '../../platform/module.ts'

/** Rating a contact with the police. The page that a QR code holds has a public API of its own: resident.ts. */
export const feedbackModule = defineModule({
  id: 'feedback',
  routes: [
    {
      path: 'rate',
      name: 'choose-unit',
      component: () => import('./ChooseUnitPage.vue'),
      meta: { messages: ['territory'], query: ['area'] },
    },
    { path: 'receipt', name: 'receipt', component: () => import('./ReceiptPage.vue'), meta: { noStore: true } },
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
})
