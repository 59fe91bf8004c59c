/** What can be wrong with a file of outlines. The web app and the command each have words for every one of them. */
export const outlineProblemCodes = [
  'notJson',
  'noCollection',
  'otherSystem',
  'noFeatures',
  'tooManyFeatures',
  'tooManyPositions',
  'noCode',
  'wholeCountry',
  'unknownCode',
  'sameCode',
  'noOutline',
  'emptyGeometry',
  'noRings',
  'ringNotList',
  'ringBroken',
  'ringOutsideWorld',
  'ringOutsideCountry',
  'ringTooShort',
  'ringOpen',
  'ringCrosses',
  'ringEmpty',
  'noSource',
  'noLicence',
] as const
export type OutlineProblemCode = (typeof outlineProblemCodes)[number]

/** One thing that is wrong with a file of outlines, and where. Counts begin at 1. */
export interface OutlineProblem {
  readonly code: OutlineProblemCode
  /** The feature, by its place in the file. */
  readonly feature?: number
  /** The code that the feature carries, as far as it has one; at most 40 characters. */
  readonly area?: string
  readonly ring?: number
  /** The polygon, where the feature has several. */
  readonly polygon?: number
  /** What was found there: a position, two of them, the name of a coordinate system; at most 80 characters. */
  readonly found?: string
  /** How many there are, or the other feature with the same code, or the place within a ring. */
  readonly count?: number
  /** How many there may be, or must be. */
  readonly limit?: number
}

/** So many problems are named at once; the rest are counted. */
export const outlineProblemsNamed = 20
