/** What a request can run into, as the health page and the metrics count it. */
export const requestLimits = ['connection', 'queue', 'body', 'document', 'attempts', 'streams', 'lowSpace'] as const
export type RequestLimit = (typeof requestLimits)[number]

/** Hours after which the newest backup counts as old: one of every night is never older. */
export const oldBackupHours = 48

/** Days before its end from which a certificate counts as about to end: those that renew themselves do so earlier. */
export const certificateWarningDays = 14

/** Megabytes that stay free on a disk before nothing more is written, unless LOW_SPACE_MB says otherwise. */
export const defaultLowSpaceMb = 500
