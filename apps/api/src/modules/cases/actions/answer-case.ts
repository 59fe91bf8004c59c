import type { CaseFileInput } from '@hamkori/schema/cases'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError, invalidAt } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { publishFiles } from '../case-files.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { signatureFor } from '../signature.ts'

/** An answer to a case, checked by the kind's zod schema. */
interface AnswerInput<Types extends CaseTypes> {
  readonly idempotencyKey: string
  readonly caseId: string
  /** Everything that was sent but the key: the same key with other content is a conflict. */
  readonly content: {
    readonly outcome: Types['row']['responses'][number]['outcome']
    readonly language: string
    readonly reasons: string
    readonly supersedesVersion?: number | undefined
    readonly referredToId?: string | undefined
    readonly omissionReason?: string | undefined
    readonly files?: readonly CaseFileInput[] | undefined
  }
  readonly ownColumns: Types['ownAnswerColumns']
  /** The last day of what this answer promises to do; null where it promises none. */
  readonly actionDueOn: Date | null
  /** True where the outcome promises something that this answer leaves out with a reason, whatever stood before. */
  readonly leavesOut?: boolean
  /** The kind's own rules that need today's date. Throws a refusal. */
  readonly check: (day: string) => void
}

/**
 * Gives the department's signed answer, published at once; a later one supersedes it and never changes it. An officer of the
 * department that owes the answer, or of one above it; leaves one step in the public history and one audit entry.
 * `supersedesVersion` must be the latest version (absent for the first), otherwise it is a ConflictError. The same key with
 * the same content answers with the same version. Leaving out what the replaced answer promised needs an `omissionReason`, which the
 * public history prints. A referral decides nothing: the clock goes on for the receiver. Throws
 * NotFoundError, ForbiddenError, InvalidInputError too.
 */
export async function answerCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { idempotencyKey, caseId, content, ownColumns, actionDueOn, leavesOut = false, check }: AnswerInput<Types>,
): Promise<Types['answerModel']> {
  const hash = contentHash({ ...content })
  return onceOnly<Types['answerModel']>(
    hash,
    // Only the signer's own key counts: to everybody else the record itself says what they may know.
    async () => (actor.kind === 'person' ? kind.store.findAnswerByKey(idempotencyKey, actor.personId) : null),
    async () => {
      const record = await kind.read.forAction(caseId)
      if (record === null) throw new NotFoundError()
      const verb = record.state === 'answered' ? 'supersedeAnswer' : 'answer'
      const subject = kind.lifecycle.subjectOf(actor, record)
      const { who } = assertTransition(kind.transitions, actor, subject, verb)
      const { departmentId } = subject.scopeOf(verb)
      const signature = departmentId == null ? null : signatureFor(actor, departmentId)
      if (departmentId == null || signature === null) throw new ForbiddenError(who)
      const { outcome, language, reasons, supersedesVersion, referredToId, omissionReason } = content
      const day = today()
      check(day)
      if (referredToId !== undefined) await checkReceiver(referredToId, departmentId)
      if ((supersedesVersion ?? 0) !== record.responseCount) throw new ConflictError()
      const replaced: Types['row']['responses'][number] | undefined = record.responses[0]
      const drops = kind.promises.some((name) => replaced?.[name] != null && ownColumns[name] === null)
      checkOmission(omissionReason, { isNeeded: drops, isAllowed: drops || leavesOut })

      const version = record.responseCount + 1
      const moment = now()
      const answeredOn = record.answeredOn === null ? { answeredOn: dateOf(day) } : {}
      return db.$transaction(async (tx) => {
        await transition(tx, kind.lifecycle, {
          record,
          verb,
          change: {
            responseCount: version,
            responsibleDepartmentId: referredToId ?? departmentId,
            actionDueOn,
            ...(referredToId === undefined ? answeredOn : { answeredOn: null }),
          },
          actor,
          capacity: officerCapacity(actor),
          reason: drops ? omissionReason : undefined,
          event: kind.answerEvent(verb, { version, outcome }),
        })
        await publishFiles(
          tx,
          { recordType: kind.recordType, recordId: caseId, step: 'answer', stepNumber: version },
          { actor, language, files: content.files ?? [] },
        )
        return kind.store.createAnswer(tx, {
          caseId,
          departmentId,
          referredToId: referredToId ?? null,
          columns: {
            ...ownColumns,
            version,
            outcome,
            language,
            reasons,
            omissionReason: omissionReason ?? null,
            signedById: signature.personId,
            signerTitleTg: signature.title.tg,
            signerTitleRu: signature.title.ru,
            signerTitleEn: signature.title.en,
            answeredAt: moment,
            publishedAt: moment,
            idempotencyKey,
            contentHash: hash,
          },
        })
      })
    },
  )
}

/** What is left out is explained, and nothing else is. */
function checkOmission(
  reason: string | undefined,
  { isNeeded, isAllowed }: { isNeeded: boolean; isAllowed: boolean },
): void {
  if (isNeeded && reason === undefined)
    throw new InvalidInputError([invalidAt(['omissionReason'], 'needs_omission_reason')])
  if (!isAllowed && reason !== undefined)
    throw new InvalidInputError([invalidAt(['omissionReason'], 'not_applicable_here')])
}

/** A case is referred to another department, and to one that exists. */
async function checkReceiver(referredToId: string, departmentId: string): Promise<void> {
  if (referredToId === departmentId) throw new InvalidInputError([invalidAt(['referredToId'], 'duplicate')])
  if (!(await readTerritory()).departmentById.has(referredToId))
    throw new InvalidInputError([invalidAt(['referredToId'], 'unknown_record')])
}
