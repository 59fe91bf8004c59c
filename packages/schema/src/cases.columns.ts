import { caseTopics } from './cases.constants.ts'
import type { Column } from './columns.ts'
import { languages } from './languages.ts'
import { proposalStates } from './proposals.constants.ts'
import { shortcomingStates } from './shortcomings.constants.ts'

const departmentCode = 'MIA(-[A-Z0-9]{1,4}){0,3}'

/** The columns of the files of shortcomings, proposals and recommendations. */
export const caseColumns = {
  number: {
    type: 'text',
    pattern: '(KMB|PSH|TVS)-[A-Z]{2}-[0-9]{4}-[0-9]{5}',
    required: true,
  },
  title: {
    type: 'text',
    required: true,
  },
  title_language: {
    type: 'text',
    values: languages,
    required: true,
  },
  council: {
    type: 'text',
    required: true,
  },
  council_area: {
    type: 'text',
    pattern: 'TJ(-[A-Z]{2}(-[0-9]{2})?)?',
    required: true,
  },
  department: {
    type: 'text',
    required: true,
  },
  department_code: {
    type: 'text',
    pattern: departmentCode,
    required: true,
  },
  answering_department: {
    type: 'text',
    required: true,
  },
  answering_department_code: {
    type: 'text',
    pattern: departmentCode,
    required: true,
  },
  topic: {
    type: 'text',
    values: caseTopics,
    required: true,
  },
  answer_state: {
    type: 'text',
    values: ['overdue', 'waiting', 'answeredInTime', 'answeredLate', 'notOwed'],
    required: true,
  },
  registered_on: {
    type: 'date',
    required: true,
  },
  counted_from: {
    type: 'date',
    required: false,
  },
  acknowledged_on: {
    type: 'date',
    required: false,
  },
  answer_due_on: {
    type: 'date',
    required: false,
  },
  answered_on: {
    type: 'date',
    required: false,
  },
  days_overdue: {
    type: 'integer',
    minimum: 0,
    unit: 'days',
    required: true,
  },
  state: {
    type: 'text',
    values: [...new Set([...shortcomingStates, ...proposalStates])],
    required: true,
  },
  action_due_on: {
    type: 'date',
    required: false,
  },
  reported_on: {
    type: 'date',
    required: false,
  },
  verified_on: {
    type: 'date',
    required: false,
  },
  ended_on: {
    type: 'date',
    required: false,
  },
  files: {
    type: 'integer',
    minimum: 0,
    required: true,
  },
  file_addresses: {
    type: 'text',
    required: false,
  },
  link: {
    type: 'address',
    required: true,
  },
} as const satisfies Readonly<Record<string, Column>>

export type CaseColumn = keyof typeof caseColumns
