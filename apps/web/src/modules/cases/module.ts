import { links } from '../../platform/links.ts'
import { defineModule } from '../../platform/module.ts'

/**
 * What every kind of case has in common: a case is a numbered record that one body addresses to another and that must
 * be answered within a time limit. Kinds, such as shortcomings, have pages; this module has none of its own.
 */
export const casesModule = defineModule({
  id: 'cases',
  routes: [],
  messages: {
    tg: () => import('./locales/tg.json'),
    ru: () => import('./locales/ru.json'),
    en: () => import('./locales/en.json'),
  },
  messagesOn: ['council'],
  pageMessages: {
    home: {
      tg: () => import('./locales/home/tg.json'),
      ru: () => import('./locales/home/ru.json'),
      en: () => import('./locales/home/en.json'),
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
  sections: { homeLinks: { order: 35, to: (language) => links.timeliness(language) } },
  navigation: [{ place: 'site', id: 'records', order: 40, to: (language) => links.shortcomings(language) }],
})
