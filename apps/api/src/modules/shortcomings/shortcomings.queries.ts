import type { CaseTopic } from '@hamkori/schema/cases.constants'
import { referencePrefixes } from '@hamkori/schema/references'
import { clockRules } from '@hamkori/schema/response-clock'
import { shortcomingFollowUps, shortcomingTransitions } from '@hamkori/schema/shortcomings.constants'
import type {
  Severity,
  ShortcomingOutcome,
  ShortcomingState,
  ShortcomingFollowUp,
} from '@hamkori/schema/shortcomings.constants'
import type { Selectable } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import type { ShortcomingModel, ShortcomingResponseModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'
import { defineCase } from '../cases/index.ts'
import type { AnswerRow, CaseRow } from '../cases/index.ts'

/** A department's answer, as it is read. Days are YYYY-MM-DD. */
export interface ShortcomingResponseRow extends AnswerRow {
  readonly outcome: ShortcomingOutcome
  readonly evidence: string | null
  readonly remedy: string | null
  readonly remedyDueOn: string | null
}

/** A shortcoming with its council and answers, as it is read in one statement. */
export interface ShortcomingRow extends CaseRow {
  readonly state: ShortcomingState
  readonly topic: CaseTopic
  readonly severity: Severity
  /** The activity at which it was raised. */
  readonly activityId: string | null
  /** The printed number of the settled one that it repeats. */
  readonly recurrenceOf: string | null
  readonly responses: readonly ShortcomingResponseRow[]
}

interface ShortcomingTypes {
  readonly table: Selectable<DB['shortcoming']>
  readonly answerTable: Selectable<DB['shortcoming_response']>
  readonly row: ShortcomingRow
  readonly verb:
    'amend' | 'attach' | 'discard' | 'send' | 'acknowledge' | 'answer' | 'supersedeAnswer' | ShortcomingFollowUp
  readonly followUp: ShortcomingFollowUp
  readonly model: ShortcomingModel
  readonly ownColumns: {
    readonly topic: CaseTopic
    readonly severity: Severity
    readonly activityId: string | null
    readonly recurrenceOf: string | null
  }
  readonly answerModel: ShortcomingResponseModel
  readonly ownAnswerColumns: {
    readonly evidence: string | null
    readonly remedy: string | null
    readonly remedyDueOn: Date | null
  }
}

const followUpVerbs = Object.keys(shortcomingFollowUps) as ShortcomingFollowUp[]

/** A numbered finding about police work: the case that a department has to confirm, dispute or refer. */
export const shortcomings = defineCase<ShortcomingTypes>({
  recordType: 'Shortcoming',
  table: 'shortcoming',
  referencePrefix: referencePrefixes.shortcoming,
  clock: clockRules.shortcoming,
  transitions: shortcomingTransitions,
  handOverVerb: 'send',
  offeredVerbs: ['amend', 'attach', 'discard', 'send', 'acknowledge', 'answer', 'supersedeAnswer', ...followUpVerbs],
  followUps: shortcomingFollowUps,
  endStates: ['closed', 'withdrawn', 'merged'],
  readDraft: 'shortcoming:readDraft',
  hasReferral: true,
  stages: {
    agreed: ['confirmed', 'partly'],
    reported: ['reportedFixed', 'verifiedFixed', 'closed'],
    verified: ['verifiedFixed', 'closed'],
  },
  ownColumns: { topic: 'topic', severity: 'severity', activityId: 'activity_id', recurrenceOf: 'recurrence_of' },
  promises: ['remedy', 'remedyDueOn'],
  ownAnswerColumns: {
    evidence: 'evidence',
    remedy: 'remedy',
    remedyDueOn: 'remedy_due_on',
  },
  stepEvent: (verb) => ({ action: `shortcoming:${verb === 'handOver' ? 'send' : verb}`, payload: {} }),
  discardEvent: (payload) => ({ action: 'shortcoming:discard', payload }),
  removeFileEvent: (payload) => ({ action: 'shortcoming:removeFile', payload }),
  answerEvent: (verb, payload) => ({ action: `shortcoming:${verb}`, payload }),
  followUpEvent: (verb) => ({ action: `shortcoming:${verb}`, payload: {} }),
  store: {
    update: (tx, { id, version }, change) =>
      tx.shortcoming.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } }),
    createAnswer: (tx, { caseId, departmentId, referredToId, columns }) =>
      tx.shortcomingResponse.create({ data: { shortcomingId: caseId, departmentId, referredToId, ...columns } }),
    findByKey: (idempotencyKey) => db.shortcoming.findUnique({ where: { idempotencyKey } }),
    findAnswerByKey: (idempotencyKey, signedById) =>
      db.shortcomingResponse.findUnique({ where: { idempotencyKey, signedById } }),
    countPublished: async (tx, { councilId, departmentId }) => {
      await tx.shortcomingTally.upsert({
        where: { councilId_departmentId: { councilId, departmentId } },
        create: { councilId, departmentId, published: 1 },
        update: { published: { increment: 1 } },
      })
    },
  },
})
