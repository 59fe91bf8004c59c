import type { Column } from './columns.ts'
import { verdicts } from './dashboards.constants.ts'
import { channels, contactKinds, factKeys, statementCodes } from './questionnaire.ts'

/** The columns of the files of a release. A name means the same in every file. */
export const releaseColumns = {
  scope: {
    type: 'text',
    values: ['country', 'region', 'area', 'unit', 'rest'],
    required: true,
  },
  code: {
    type: 'text',
    pattern: '[A-Z]{2}(-[A-Z0-9]+)*',
    required: true,
  },
  parent: {
    type: 'text',
    required: false,
  },
  name_tg: {
    type: 'text',
    required: true,
  },
  name_ru: {
    type: 'text',
    required: true,
  },
  name_en: {
    type: 'text',
    required: true,
  },
  from: {
    type: 'month',
    required: true,
  },
  to: {
    type: 'month',
    required: true,
  },
  period: {
    type: 'text',
    pattern: '[0-9]{4}-(Q[1-4]|[0-9]{2})',
    required: true,
  },
  measure: {
    type: 'text',
    values: [...statementCodes, ...factKeys.map((key) => key.toUpperCase()), 'ratings'],
    required: true,
  },
  part: {
    type: 'text',
    values: [...contactKinds.map((kind) => `kind:${kind}`), ...channels.map((channel) => `channel:${channel}`)],
    required: true,
  },
  answers: {
    type: 'integer',
    minimum: 10,
    unit: 'answers',
    required: false,
  },
  favourable: {
    type: 'integer',
    minimum: 0,
    unit: 'answers',
    required: false,
  },
  score: {
    type: 'decimal',
    minimum: 0,
    maximum: 100,
    unit: 'percent',
    required: false,
  },
  low: {
    type: 'decimal',
    minimum: 0,
    maximum: 100,
    unit: 'percent',
    required: false,
  },
  high: {
    type: 'decimal',
    minimum: 0,
    maximum: 100,
    unit: 'percent',
    required: false,
  },
  verdict: {
    type: 'text',
    values: verdicts,
    required: false,
  },
  compared_with: {
    type: 'decimal',
    minimum: 0,
    maximum: 1,
    unit: 'share',
    required: false,
  },
  bound: {
    type: 'text',
    values: ['atMost', 'atLeast'],
    required: false,
  },
  z: {
    type: 'decimal',
    required: true,
  },
  changed: {
    type: 'text',
    values: ['yes', 'no'],
    required: true,
  },
} as const satisfies Readonly<Record<string, Column>>

export type ReleaseColumn = keyof typeof releaseColumns
