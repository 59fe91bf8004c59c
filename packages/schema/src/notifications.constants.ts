/**
 * The days on which a department is reminded of something that it has to do by a day, counted from that day: before it, on it, after it.
 * Once each.
 */
export const reminderDays = [-5, -1, 0, 3, 10] as const

/** So many days after the last day the department above is told too. Once. */
export const superiorReminderDay = 10

/** The days on which members of councils are reminded of what they took on themselves: nobody above is told. */
export const ownerReminderDays = [-5, -1, 0] as const

/** The hours in Dushanbe, 0 to 23, between which no notification is mailed: from the first on, and before the second. */
export const quietHours = { from: 21, to: 7 } as const

/** So many hours before a meeting its invitations do not wait for the end of the quiet hours. */
export const urgentHours = 24

/** When invitations are sent that had to wait: every ten minutes (five fields of cron, UTC). The others go at once. */
export const invitationSchedule = '*/10 * * * *'

/** When digests are made: seven minutes after each hour (five fields of cron, UTC), so that what a stop has missed is made up for. */
export const digestSchedule = '7 * * * *'

/** The kinds of what is mailed; each can be switched off by itself. The order is part of the links in messages: only add at the end. */
export const mailKinds = ['reminder', 'waiting', 'invitation'] as const
export type MailKind = (typeof mailKinds)[number]

/** What a person chooses: each kind of message, and whether messages may come at night. */
export const noticeChoices = [...mailKinds, 'night'] as const
export type NoticeChoiceName = (typeof noticeChoices)[number]

/** What holds for whoever has chosen nothing. */
export const isOnByDefault: Readonly<Record<NoticeChoiceName, boolean>> = {
  reminder: true,
  waiting: true,
  invitation: true,
  night: false,
}

/** So many of the latest notices are shown to their person. */
export const shownNotices = 30

/** The page below the language to which the link in a message leads that switches its kind off. The token is the last part. */
export const unsubscribePath = 'unsubscribe'

/** The field of the form on that page, which tells it from what a mail program sends (RFC 8058). */
export const unsubscribeField = { name: 'from', page: 'page' } as const
