import type { z } from 'zod'
import { recordSourceInput } from '@hamkori/schema/sources'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayRecordSource } from '../territory.policy.ts'
import { mergeRows } from './merge-by-code.ts'

/**
 * Puts a source on the record, or corrects it, by its code. Coordinators, administrators and the system; leaves one
 * audit entry when anything changed. Says whether it did.
 */
export async function recordSource(actor: Actor, input: z.input<typeof recordSourceInput>): Promise<boolean> {
  const { code, title, url, publishedOn, issues } = parseInput(recordSourceInput, input)
  if (!mayRecordSource(actor)) throw new ForbiddenError('source:record')
  return db.$transaction(async (tx) => {
    const held = await tx.source.findUnique({ where: { code } })
    const row = {
      code,
      title,
      url: url ?? null,
      publishedOn: publishedOn === undefined ? null : dateOf(publishedOn),
      issues,
    }
    const { created, changed } = await mergeRows({
      wanted: [row],
      existing: held === null ? [] : [{ ...held, id: held.code }],
      key: (source) => source.code,
      create: ([data]) => tx.source.create({ data: data ?? row }),
      change: (_code, data) => tx.source.update({ where: { code }, data }),
    })
    if (created + changed === 0) return false
    await recordAudit(tx, actor, { action: 'source:record', payload: {}, subjectType: 'Source', subjectId: code })
    return true
  })
}
