import type { CaseFileInput } from '@hamkori/schema/cases'
import { assertTransition, permissionFor } from '../../../platform/assert-transition.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { dueDayIssues } from '../../../platform/due-days.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { publishFiles } from '../case-files.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { changeBy } from '../follow-up-changes.ts'
import { isOfDepartment, isPossible } from '../follow-up-kinds.ts'
import { issuerCapacity, signatureFor } from '../signature.ts'
import type { Signature } from '../signature.ts'

/** An act that follows the answer, checked by the kind's zod schema. */
interface FollowUpInput<Verb extends string> {
  readonly idempotencyKey: string
  readonly caseId: string
  /** The version of the case that was read. */
  readonly version: number
  readonly verb: Verb
  readonly language: string
  readonly text: string
  readonly evidence?: string | undefined
  /** YYYY-MM-DD. */
  readonly dueOn?: string | undefined
  /** A printed number. */
  readonly mergedInto?: string | undefined
  readonly files?: readonly CaseFileInput[] | undefined
}

/**
 * Does what follows the answer to a case: the department plans and reports, the council verifies, disputes, goes to the superior
 * department, ends or takes back. Whoever the transition table lets do so; nobody verifies what they reported themselves. The text is
 * published at once and never changed. Leaves one statement, one step in the public history and one audit entry. Another version than the one that was
 * read is a ConflictError; the same key with the same content answers with the same case. Throws NotFoundError, ForbiddenError,
 * InvalidInputError too.
 */
export async function followUpCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { idempotencyKey, ...content }: FollowUpInput<Types['followUp']>,
): Promise<{ id: string }> {
  const { caseId, version, verb, language, text, evidence, dueOn, mergedInto, files = [] } = content
  const hash = contentHash(content)
  const made = await onceOnly(
    hash,
    // Only the signer's own key counts: to everybody else the record itself says what they may know.
    async () =>
      actor.kind === 'person'
        ? db.followUp.findUnique({ where: { idempotencyKey, signedById: actor.personId } })
        : null,
    async () => {
      const record = await kind.read.forAction(caseId)
      if (record === null) throw new NotFoundError()
      const { to } = assertTransition(kind.transitions, actor, kind.lifecycle.subjectOf(actor, record), verb)
      const effect = kind.followUps[verb]
      const day = today()
      if (version !== record.version || !isPossible(effect, record, await readTerritory(), day))
        throw new ConflictError()
      const signature = signerFor(kind, actor, record, verb)
      const issues = dueDayIssues('dueOn', dueOn, day)
      if (issues.length > 0) throw new InvalidInputError(issues)

      return db.$transaction(async (tx) => {
        const { recordType } = kind
        const earlier = await tx.followUp.findMany({
          where: { recordType, recordId: caseId },
          orderBy: { number: 'desc' },
          select: { number: true, verb: true, signedById: true },
        })
        const report = earlier.find((each) => kind.followUps[each.verb as Types['followUp']] === 'report')
        const verifies = effect === 'confirm' || effect === 'confirmPartly' || effect === 'refuse'
        if (verifies && report?.signedById === signature.personId) throw new ForbiddenError(permissionOf(kind, verb))
        const change = await changeBy(tx, effect, { kind, record, day, dueOn, mergedInto })
        const capacity = signature.title === null ? signature.office : officerCapacity(actor)
        await transition(tx, kind.lifecycle, {
          record,
          verb,
          change: { ...change, endedOn: kind.endStates.includes(to) ? dateOf(day) : null },
          actor,
          capacity,
          event: kind.followUpEvent(verb),
        })
        const number = 1 + (earlier[0]?.number ?? 0)
        const step = { recordType, recordId: caseId, step: 'followUp', stepNumber: number } as const
        await publishFiles(tx, step, { actor, language, files })
        return tx.followUp.create({
          data: {
            recordType,
            recordId: caseId,
            number,
            verb,
            departmentId: signature.title === null ? null : record.responsibleDepartmentId,
            capacity,
            language,
            text,
            evidence: evidence ?? null,
            dueOn: dueOn === undefined ? null : dateOf(dueOn),
            signedById: signature.personId,
            signerTitleTg: signature.title?.tg ?? null,
            signerTitleRu: signature.title?.ru ?? null,
            signerTitleEn: signature.title?.en ?? null,
            at: now(),
            idempotencyKey,
            contentHash: hash,
          },
        })
      })
    },
  )
  return { id: made.recordId }
}

type Signer = Signature | { readonly personId: string; readonly title: null; readonly office: string }

/** Who signs: an officer with the post, whoever acts for the council with the office. Throws ForbiddenError for the system, which signs nothing. */
function signerFor<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { responsibleDepartmentId, councilId }: Types['row'],
  verb: Types['followUp'],
): Signer {
  if (isOfDepartment(kind.followUps[verb])) {
    const signature = signatureFor(actor, responsibleDepartmentId)
    if (signature !== null) return signature
  } else {
    if (actor.kind === 'person')
      return { personId: actor.personId, title: null, office: issuerCapacity(kind, actor, verb, councilId) }
  }
  throw new ForbiddenError(permissionOf(kind, verb))
}

function permissionOf<Types extends CaseTypes>(kind: CaseKind<Types>, verb: Types['followUp']) {
  return permissionFor(kind.transitions, verb)
}
