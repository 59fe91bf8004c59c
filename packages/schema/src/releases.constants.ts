/**
 * Answers are published in groups of at least this many: k of the statistical disclosure rules. Nothing that is published can be
 * taken apart into smaller groups.
 */
export const releaseGroup = 10

/**
 * How many months an answer waits for others about its own unit. After that it is counted for the district, the region or the
 * country alone, together with others that waited as long.
 */
export const patienceMonths = 6

/** Months of a trend: how far back a release tells. */
export const trendMonths = 18

/** How a release stands. A failed one published nothing; its number is used by the next attempt. */
export const releaseStates = ['building', 'published', 'failed'] as const
export type ReleaseState = (typeof releaseStates)[number]

/** The steps of making a release, in order. */
export const releaseSteps = ['counting', 'protecting', 'auditing', 'writing', 'signing', 'done'] as const
export type ReleaseStep = (typeof releaseSteps)[number]

/** The version of the rules by which releases are made; changes with every change of a formula, a threshold or a file's columns. */
export const releaseRules = 'HR-2'

/** When releases are made by themselves, in the five fields of cron, in UTC: Mondays at 0:00 in Dushanbe (UTC+5). */
export const releaseSchedule = '0 19 * * 0'

/** The length of the reason of a correction, in each language. */
export const correctionReasonLimit = 300
