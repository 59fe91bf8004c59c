import type { CaseTopic } from '@hamkori/schema/cases.constants'
import { proposalFollowUps, proposalTransitions } from '@hamkori/schema/proposals.constants'
import type { ProposalFollowUp, ProposalState } from '@hamkori/schema/proposals.constants'
import { referencePrefixes } from '@hamkori/schema/references'
import { clockRules } from '@hamkori/schema/response-clock'
import type { Selectable } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import type { ProposalModel, ProposalResponseModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'
import { defineCase } from '../cases/index.ts'
import type { CaseRow } from '../cases/index.ts'
import { acceptingAnswers } from './accepting-answer.ts'
import type { AcceptingAnswerColumns, AcceptingAnswerRow } from './accepting-answer.ts'

/** A proposal with its council and answers, as it is read in one statement. */
export interface ProposalRow extends CaseRow {
  readonly state: ProposalState
  readonly topic: CaseTopic
  readonly responses: readonly AcceptingAnswerRow[]
}

interface ProposalTypes {
  readonly table: Selectable<DB['proposal']>
  readonly answerTable: Selectable<DB['proposal_response']>
  readonly row: ProposalRow
  readonly verb:
    'amend' | 'attach' | 'discard' | 'submit' | 'acknowledge' | 'answer' | 'supersedeAnswer' | ProposalFollowUp
  readonly followUp: ProposalFollowUp
  readonly model: ProposalModel
  readonly ownColumns: { readonly topic: CaseTopic }
  readonly answerModel: ProposalResponseModel
  readonly ownAnswerColumns: AcceptingAnswerColumns
}

const followUpVerbs = Object.keys(proposalFollowUps) as ProposalFollowUp[]

/** A council's numbered recommendation: the case that a department accepts, declines or defers. */
export const proposals = defineCase<ProposalTypes>({
  recordType: 'Proposal',
  table: 'proposal',
  referencePrefix: referencePrefixes.proposal,
  clock: clockRules.proposal,
  transitions: proposalTransitions,
  handOverVerb: 'submit',
  offeredVerbs: ['amend', 'attach', 'discard', 'submit', 'acknowledge', 'answer', 'supersedeAnswer', ...followUpVerbs],
  followUps: proposalFollowUps,
  endStates: ['verified', 'withdrawn', 'merged'],
  readDraft: 'proposal:readDraft',
  hasReferral: false,
  stages: acceptingAnswers.stages,
  ownColumns: { topic: 'topic' },
  promises: acceptingAnswers.promises,
  ownAnswerColumns: acceptingAnswers.columns,
  stepEvent: (verb) => ({ action: `proposal:${verb === 'handOver' ? 'submit' : verb}`, payload: {} }),
  discardEvent: (payload) => ({ action: 'proposal:discard', payload }),
  removeFileEvent: (payload) => ({ action: 'proposal:removeFile', payload }),
  answerEvent: (verb, payload) => ({ action: `proposal:${verb}`, payload }),
  followUpEvent: (verb) => ({ action: `proposal:${verb}`, payload: {} }),
  store: {
    update: (tx, { id, version }, change) =>
      tx.proposal.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } }),
    createAnswer: (tx, { caseId, departmentId, columns }) =>
      tx.proposalResponse.create({ data: { proposalId: caseId, departmentId, ...columns } }),
    findByKey: (idempotencyKey) => db.proposal.findUnique({ where: { idempotencyKey } }),
    findAnswerByKey: (idempotencyKey, signedById) =>
      db.proposalResponse.findUnique({ where: { idempotencyKey, signedById } }),
    countPublished: async (tx, { councilId, departmentId }) => {
      await tx.proposalTally.upsert({
        where: { councilId_departmentId: { councilId, departmentId } },
        create: { councilId, departmentId, published: 1 },
        update: { published: { increment: 1 } },
      })
    },
  },
})
