import type { MessageLoaders } from '../../platform/module.ts'
import { waitForMessages } from '../../platform/waitForMessages.ts'

// Texts that come with the pages that show them: the frame of every page would grow by their names otherwise.

/** Texts about announced meetings. */
export const announcementTexts: MessageLoaders = {
  tg: () => import('./locales/announcement/tg.json'),
  ru: () => import('./locales/announcement/ru.json'),
  en: () => import('./locales/announcement/en.json'),
}

/** Texts about assignments. */
export const assignmentTexts: MessageLoaders = {
  tg: () => import('./locales/assignment/tg.json'),
  ru: () => import('./locales/assignment/ru.json'),
  en: () => import('./locales/assignment/en.json'),
}

/** Texts about who was there. */
export const attendanceTexts: MessageLoaders = {
  tg: () => import('./locales/attended/tg.json'),
  ru: () => import('./locales/attended/ru.json'),
  en: () => import('./locales/attended/en.json'),
}

/** Waits for the texts about who was there. Await it in `setup`. */
export const waitForAttendanceTexts = () => waitForMessages('meetings.attended', attendanceTexts)

/** Waits for the texts about announced meetings. Await it in `setup`. */
export const waitForAnnouncementTexts = () => waitForMessages('meetings.announcement', announcementTexts)

/** Waits for the texts about a council's meetings on its page. Await it in `setup`. */
export const waitForCouncilTexts = () =>
  waitForMessages('meetings.council', {
    tg: () => import('./locales/council/tg.json'),
    ru: () => import('./locales/council/ru.json'),
    en: () => import('./locales/council/en.json'),
  })

/** Waits for the texts of planning and announcing. Await it in `setup`. */
export const waitForPlanTexts = () =>
  waitForMessages('meetings.plan', {
    tg: () => import('./locales/plan/tg.json'),
    ru: () => import('./locales/plan/ru.json'),
    en: () => import('./locales/plan/en.json'),
  })

/** Waits for the texts about assignments. Await it in `setup`. */
export const waitForAssignmentTexts = () => waitForMessages('meetings.assignment', assignmentTexts)

/** Waits for the texts about the review of minutes. Await it in `setup`. */
export const waitForReviewTexts = () =>
  waitForMessages('meetings.review', {
    tg: () => import('./locales/review/tg.json'),
    ru: () => import('./locales/review/ru.json'),
    en: () => import('./locales/review/en.json'),
  })
