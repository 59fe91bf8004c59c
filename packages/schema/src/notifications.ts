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

/** When digests are made: seven minutes after each hour (five fields of cron, UTC), so that what a stop has missed is made up for. */
export const digestSchedule = '7 * * * *'
