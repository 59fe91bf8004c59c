import type { CaseTopic } from '@hamkori/schema/cases.constants'
import type { ProposalFollowUp, ProposalState } from '@hamkori/schema/proposals.constants'
import { recommendationFollowUps, recommendationTransitions } from '@hamkori/schema/recommendations.constants'
import { referencePrefixes } from '@hamkori/schema/references'
import { clockRules } from '@hamkori/schema/response-clock'
import type { Selectable } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import type { RecommendationModel, RecommendationResponseModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'
import { defineCase } from '../cases/index.ts'
import type { CaseRow } from '../cases/index.ts'
import { acceptingAnswers } from '../proposals/index.ts'
import type { AcceptingAnswerRow } from '../proposals/index.ts'

/** A recommendation with its council and answers, as it is read in one statement. */
export interface RecommendationRow extends CaseRow {
  readonly state: ProposalState
  readonly topic: CaseTopic
  /** The printed numbers of the records that it comes from. */
  readonly sourceNumbers: string[]
  /** The round table at which it was made, by its name in addresses. */
  readonly gatheringSlug: string | null
  readonly responses: readonly AcceptingAnswerRow[]
}

interface RecommendationTypes {
  readonly table: Selectable<DB['recommendation']>
  readonly answerTable: Selectable<DB['recommendation_response']>
  readonly row: RecommendationRow
  readonly verb:
    'amend' | 'attach' | 'discard' | 'submit' | 'acknowledge' | 'answer' | 'supersedeAnswer' | ProposalFollowUp
  readonly followUp: ProposalFollowUp
  readonly model: RecommendationModel
  readonly ownColumns: {
    readonly topic: CaseTopic
    readonly sourceNumbers: string[]
    readonly gatheringSlug: string | null
  }
  readonly answerModel: RecommendationResponseModel
  readonly ownAnswerColumns: ReturnType<typeof acceptingAnswers.readParts>['ownColumns']
}

const followUpVerbs = Object.keys(recommendationFollowUps) as ProposalFollowUp[]

/** What the records of several councils together ask of a department: the case that it accepts, declines or defers. */
export const recommendations = defineCase<RecommendationTypes>({
  recordType: 'Recommendation',
  table: 'recommendation',
  referencePrefix: referencePrefixes.recommendation,
  clock: clockRules.recommendation,
  transitions: recommendationTransitions,
  handOverVerb: 'submit',
  offeredVerbs: ['amend', 'attach', 'discard', 'submit', 'acknowledge', 'answer', 'supersedeAnswer', ...followUpVerbs],
  followUps: recommendationFollowUps,
  endStates: ['verified', 'withdrawn', 'merged'],
  readDraft: 'recommendation:readDraft',
  hasReferral: false,
  stages: acceptingAnswers.stages,
  informs: 'source_council_ids',
  ownColumns: { topic: 'topic', sourceNumbers: 'source_numbers', gatheringSlug: 'gathering_slug' },
  promises: acceptingAnswers.promises,
  ownAnswerColumns: acceptingAnswers.columns,
  stepEvent: (verb) => ({ action: `recommendation:${verb === 'handOver' ? 'submit' : verb}`, payload: {} }),
  discardEvent: (payload) => ({ action: 'recommendation:discard', payload }),
  removeFileEvent: (payload) => ({ action: 'recommendation:removeFile', payload }),
  answerEvent: (verb, payload) => ({ action: `recommendation:${verb}`, payload }),
  followUpEvent: (verb) => ({ action: `recommendation:${verb}`, payload: {} }),
  store: {
    update: (tx, { id, version }, change) =>
      tx.recommendation.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } }),
    createAnswer: (tx, { caseId, departmentId, columns }) =>
      tx.recommendationResponse.create({ data: { recommendationId: caseId, departmentId, ...columns } }),
    findByKey: (idempotencyKey) => db.recommendation.findUnique({ where: { idempotencyKey } }),
    findAnswerByKey: (idempotencyKey, signedById) =>
      db.recommendationResponse.findUnique({ where: { idempotencyKey, signedById } }),
    countPublished: async (tx, { councilId, departmentId }) => {
      await tx.recommendationTally.upsert({
        where: { councilId_departmentId: { councilId, departmentId } },
        create: { councilId, departmentId, published: 1 },
        update: { published: { increment: 1 } },
      })
    },
  },
})
