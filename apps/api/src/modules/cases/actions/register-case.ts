import { formatPrefix } from '@hamkori/schema/references'
import { permissionFor } from '../../../platform/assert-transition.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { today } from '../../../platform/clock.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { firstTrace } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { CaseTypes, NewCase } from '../case-kind.ts'
import { namedAsColumns } from '../new-case-columns.ts'
import type { CaseKind } from '../define-case.ts'
import { issuerCapacity } from '../signature.ts'
import { findCaseSource } from '../source.queries.ts'
import type { CaseSource, CaseSourceInput } from '../source.queries.ts'

type Languages = { readonly [language in 'tg' | 'ru' | 'en']?: string | undefined }

/** A case to be registered, checked by the kind's zod schema. */
interface Registration<Types extends CaseTypes> {
  readonly idempotencyKey: string
  /** Everything that was sent but the key: the same key with other content is a conflict. */
  readonly content: CaseSourceInput & {
    readonly title: Languages & { readonly original: string }
    readonly detail: Languages
  }
  readonly ownColumns: Types['ownColumns']
  /** The kind's own rule for where a case may come from. Throws a refusal. */
  readonly checkSource?: (source: CaseSource) => void
  /** Printed in the public history. */
  readonly reason?: string | undefined
}

/**
 * Registers a case under the next number of its region and year. Whoever the transition table lets register for that
 * council; leaves one step in the public history and one audit entry. The same key with the same content answers with the
 * same record; with other content it is a ConflictError. Throws ForbiddenError, NotFoundError, InvalidInputError too.
 */
export async function registerCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { idempotencyKey, content, ownColumns, checkSource, reason }: Registration<Types>,
): Promise<Types['model']> {
  const { councilId, departmentId, title, detail } = content
  requirePermission(actor, permissionFor(kind.transitions, 'register'), { councilId })
  const source = await findCaseSource(content)
  checkSource?.(source)
  const hash = contentHash({ ...content })
  const { region, meetingId, decisionId } = source
  const day = today()
  const year = Number(day.slice(0, 4))
  return onceOnly<Types['model']>(
    hash,
    async () => kind.store.findByKey(idempotencyKey),
    async () => {
      const capacity = issuerCapacity(kind, actor, 'register', councilId)
      const trace = { actor, capacity, reason, event: kind.stepEvent('register') }
      const { state, step, entry } = firstTrace(kind.lifecycle, 'register', trace)
      const columns: NewCase = {
        councilId,
        departmentId,
        responsibleDepartmentId: departmentId,
        meetingId,
        decisionId,
        original: title.original,
        titleTg: title.tg ?? null,
        titleRu: title.ru ?? null,
        titleEn: title.en ?? null,
        detailTg: detail.tg ?? null,
        detailRu: detail.ru ?? null,
        detailEn: detail.en ?? null,
        registeredOn: day,
        idempotencyKey,
        contentHash: hash,
        demonstration: source.demonstration || (actor.kind === 'person' && actor.demonstration),
      }
      const prefix = formatPrefix({ prefix: kind.referencePrefix, region, year })
      await kind.storeNew({
        region,
        year,
        prefix,
        record: namedAsColumns({ ...ownColumns, ...columns, state }),
        step,
        entry,
      })
      const made = await kind.store.findByKey(idempotencyKey)
      if (made === null) throw new Error('a case that was stored cannot be found')
      return made
    },
  )
}
