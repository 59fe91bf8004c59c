import { answerProposalInput } from '@hamkori/schema/proposals'
import type { AnswerProposalInput } from '@hamkori/schema/proposals'
import type { z } from 'zod'
import type { ProposalResponseModel } from '../../../../generated/prisma/models.ts'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { signatureFor } from '../../../platform/signature.ts'
import type { Signature } from '../../../platform/signature.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findProposalForAction } from '../actions.queries.ts'
import { proposalStep } from '../proposals.policy.ts'

type Answer = Omit<z.output<typeof answerProposalInput>, 'idempotencyKey'>
type Found = Awaited<ReturnType<typeof findProposalForAction>>

/**
 * Gives the department's signed answer, published at once; a later one supersedes it and never changes it. An officer
 * of that department, or of one above it; leaves one step in the public history and one audit entry.
 * `supersedesVersion` must be the latest version (absent for the first), otherwise it is a conflict. The same key with
 * the same content answers with the same version.
 */
export async function answerProposal(actor: Actor, input: AnswerProposalInput): Promise<ProposalResponseModel> {
  const { idempotencyKey, ...answer } = parseInput(answerProposalInput, input)
  const hash = contentHash(answer)
  return onceOnly(
    hash,
    () => findOwnAnswer(actor, idempotencyKey),
    async () => {
      const found = await findProposalForAction(answer.proposalId)
      const verb = found.record.state === 'answered' ? 'supersedeAnswer' : 'answer'
      const step = proposalStep(actor, found.facts, verb)
      const signature = signatureFor(actor, found.record.departmentId)
      if (signature === null) throw new ForbiddenError(step.who)
      checkDates(answer)
      if ((answer.supersedesVersion ?? 0) !== found.record.responseCount) throw new ConflictError()
      return keepAnswer({ actor, found, answer, verb, signature, key: { idempotencyKey, contentHash: hash } })
    },
  )
}

/** Only the signer's own key counts: to everybody else the record itself says what they may know. */
async function findOwnAnswer(actor: Actor, idempotencyKey: string): Promise<ProposalResponseModel | null> {
  return actor.kind === 'person'
    ? db.proposalResponse.findUnique({ where: { idempotencyKey, signedById: actor.personId } })
    : null
}

/** What is promised lies ahead. */
function checkDates({ dueOn, deferredUntil }: Answer): void {
  const day = today()
  const issues = [
    ...(dueOn !== undefined && dueOn < day ? [invalidAt(['dueOn'], 'date_in_past')] : []),
    ...(deferredUntil !== undefined && deferredUntil <= day ? [invalidAt(['deferredUntil'], 'date_in_past')] : []),
  ]
  if (issues.length > 0) throw new InvalidInputError(issues)
}

interface AnswerToKeep {
  actor: Actor
  found: Found
  answer: Answer
  verb: 'answer' | 'supersedeAnswer'
  signature: Signature
  key: { idempotencyKey: string; contentHash: Uint8Array<ArrayBuffer> }
}

function keepAnswer({ actor, found, answer, verb, signature, key }: AnswerToKeep): Promise<ProposalResponseModel> {
  const { record } = found
  const { id, responseCount } = record
  const version = responseCount + 1
  return db.$transaction(async (tx) => {
    const { count } = await tx.proposal.updateMany({
      where: { id, state: record.state, responseCount },
      data: { state: 'answered', responseCount: version, answeredOn: record.answeredOn ?? dateOf(today()) },
    })
    if (count !== 1) throw new ConflictError()
    const moment = now()
    const response = await tx.proposalResponse.create({
      data: {
        proposalId: id,
        version,
        outcome: answer.outcome,
        language: answer.language,
        reasons: answer.reasons,
        ground: answer.ground ?? null,
        ownerOffice: answer.ownerOffice ?? null,
        dueOn: answer.dueOn === undefined ? null : dateOf(answer.dueOn),
        deferredUntil: answer.deferredUntil === undefined ? null : dateOf(answer.deferredUntil),
        signedById: signature.personId,
        signerTitleTg: signature.title.tg,
        signerTitleRu: signature.title.ru,
        signerTitleEn: signature.title.en,
        answeredAt: moment,
        publishedAt: moment,
        ...key,
      },
    })
    const capacity = officerCapacity(actor)
    await recordTransition(tx, {
      actor,
      recordType: 'Proposal',
      recordId: id,
      from: record.state,
      verb,
      to: 'answered',
      capacity,
    })
    await recordAudit(tx, actor, {
      action: `proposal:${verb}`,
      payload: { version, outcome: answer.outcome },
      capacity,
      subjectType: 'Proposal',
      subjectId: id,
    })
    return response
  })
}
