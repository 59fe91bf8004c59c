import { announcementTexts, assignmentTexts, attendanceTexts } from '../later-messages.ts'
import type { MessageLoaders } from '../../../platform/module.ts'

/** The words of documents that stand apart from the module's own. */
export const documentTexts: readonly (readonly [name: string, loaders: MessageLoaders])[] = [
  ['meetings.announcement', announcementTexts],
  ['meetings.assignment', assignmentTexts],
  ['meetings.attended', attendanceTexts],
  [
    'meetings.document',
    {
      tg: () => import('../locales/document/tg.json'),
      ru: () => import('../locales/document/ru.json'),
      en: () => import('../locales/document/en.json'),
    },
  ],
]
