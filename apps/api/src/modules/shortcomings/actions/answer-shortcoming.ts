import { answerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { AnswerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { z } from 'zod'
import type { ShortcomingResponseModel } from '../../../../generated/prisma/models.ts'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db, run, statement } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { signatureFor } from '../../../platform/signature.ts'
import type { Signature } from '../../../platform/signature.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findShortcomingForAction } from '../actions.queries.ts'
import { shortcomingStep } from '../shortcomings.policy.ts'

type Answer = Omit<z.output<typeof answerShortcomingInput>, 'idempotencyKey'>
type Found = Awaited<ReturnType<typeof findShortcomingForAction>>

/**
 * Gives the department's signed answer, published at once; a later one supersedes it and never changes it. An officer
 * of the department that owes the answer, or of one above it; leaves one step in the public history and one audit
 * entry. `supersedesVersion` must be the latest version (absent for the first), otherwise it is a conflict. The same
 * key with the same content answers with the same version.
 */
export async function answerShortcoming(
  actor: Actor,
  input: AnswerShortcomingInput,
): Promise<ShortcomingResponseModel> {
  const { idempotencyKey, ...answer } = parseInput(answerShortcomingInput, input)
  const hash = contentHash(answer)
  return onceOnly(
    hash,
    () => findOwnAnswer(actor, idempotencyKey),
    async () => {
      const found = await findShortcomingForAction(answer.shortcomingId)
      const verb = found.record.state === 'answered' ? 'supersedeAnswer' : 'answer'
      const step = shortcomingStep(actor, found.facts, verb)
      const departmentId =
        verb === 'supersedeAnswer' ? found.facts.lastAnswer?.departmentId : found.record.responsibleDepartmentId
      const signature = departmentId === undefined ? null : signatureFor(actor, departmentId)
      if (departmentId === undefined || signature === null) throw new ForbiddenError(step.who)
      await checkAnswer(answer, departmentId)
      if ((answer.supersedesVersion ?? 0) !== found.record.responseCount) throw new ConflictError()
      return keepAnswer({
        actor,
        found,
        answer,
        verb,
        departmentId,
        signature,
        key: { idempotencyKey, contentHash: hash },
      })
    },
  )
}

/** Only the signer's own key counts: to everybody else the record itself says what they may know. */
async function findOwnAnswer(actor: Actor, idempotencyKey: string): Promise<ShortcomingResponseModel | null> {
  return actor.kind === 'person'
    ? db.shortcomingResponse.findUnique({ where: { idempotencyKey, signedById: actor.personId } })
    : null
}

/** Rules that need today's date or other records. */
async function checkAnswer(answer: Answer, departmentId: string): Promise<void> {
  const { remedyDueOn, referredToId } = answer
  if (remedyDueOn !== undefined && remedyDueOn < today())
    throw new InvalidInputError([invalidAt(['remedyDueOn'], 'date_in_past')])
  if (referredToId === undefined) return
  if (referredToId === departmentId) throw new InvalidInputError([invalidAt(['referredToId'], 'duplicate')])
  const receivers = await run(departmentWithId, [referredToId])
  if (receivers.length === 0) throw new InvalidInputError([invalidAt(['referredToId'], 'unknown_record')])
}

const departmentWithId = statement<{ id: string }>('SELECT id FROM department_view WHERE id = $1')

interface AnswerToKeep {
  actor: Actor
  found: Found
  answer: Answer
  verb: 'answer' | 'supersedeAnswer'
  departmentId: string
  signature: Signature
  key: { idempotencyKey: string; contentHash: Uint8Array<ArrayBuffer> }
}

function keepAnswer({
  actor,
  found,
  answer,
  verb,
  departmentId,
  signature,
  key,
}: AnswerToKeep): Promise<ShortcomingResponseModel> {
  const { record } = found
  const { id, responseCount } = record
  const version = responseCount + 1
  const isReferred = answer.outcome === 'referred'
  return db.$transaction(async (tx) => {
    const { count } = await tx.shortcoming.updateMany({
      where: { id, state: record.state, responseCount },
      data: {
        state: 'answered',
        responseCount: version,
        responsibleDepartmentId: answer.referredToId ?? departmentId,
        // A referral decides nothing: the clock goes on for the receiver.
        answeredOn: isReferred ? null : (record.answeredOn ?? dateOf(today())),
      },
    })
    if (count !== 1) throw new ConflictError()
    const moment = now()
    const response = await tx.shortcomingResponse.create({
      data: {
        shortcomingId: id,
        departmentId,
        version,
        outcome: answer.outcome,
        language: answer.language,
        reasons: answer.reasons,
        evidence: answer.evidence ?? null,
        referredToId: answer.referredToId ?? null,
        remedy: answer.remedy ?? null,
        remedyDueOn: answer.remedyDueOn === undefined ? null : dateOf(answer.remedyDueOn),
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
      recordType: 'Shortcoming',
      recordId: id,
      from: record.state,
      verb,
      to: 'answered',
      capacity,
    })
    await recordAudit(tx, actor, {
      action: `shortcoming:${verb}`,
      payload: { version, outcome: answer.outcome },
      capacity,
      subjectType: 'Shortcoming',
      subjectId: id,
    })
    return response
  })
}
