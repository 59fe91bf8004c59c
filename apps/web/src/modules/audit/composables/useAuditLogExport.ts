import { dayInDushanbe } from '@hamkori/schema/format/date'
import { serverTime } from '../../../platform/clock.ts'
import { useComposition } from '../../../platform/composition.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { useSession } from '../../../platform/session.ts'
import { useAction } from '../../../platform/useAction.ts'
import { exportAuditLogMutation } from '../audit.documents.ts'
import { useAuditWords } from './useAuditWords.ts'

/** What the audit log is narrowed to, as the API takes it. */
export type AuditLogFilter = VariablesOf<typeof exportAuditLogMutation>['filter']

/**
 * Saves the audit log as a file in the reader's words. It wants a fresh proof of identity, and leaves an entry on the audit log
 * itself. `save` returns how many entries the file has and whether those are all, null if there is no file.
 */
export function useAuditLogExport() {
  const { run, running, refusal } = useAction(exportAuditLogMutation, { invalid: 'site.issues.not_a_date' })
  const words = useAuditWords()
  const composition = useComposition()
  const { viewer } = useSession()

  async function save(filter: AuditLogFilter): Promise<{ entries: number; isWhole: boolean } | null> {
    const result = await run({ filter })
    if (result.outcome !== 'done') return null
    const { entries, isWhole } = result.record
    // What writes the file is fetched when somebody takes one.
    const [{ csvOf }, { auditRows }] = await Promise.all([
      import('../../../platform/csv.ts'),
      import('../audit-file.ts'),
    ])
    const context = { words: words.value, composition, viewer: viewer.value, origin: location.origin }
    const csv = csvOf(words.value.language, auditRows(entries, context))
    saveFile(`hamkori-audit-log-${dayInDushanbe(serverTime())}.csv`, csv, 'text/csv;charset=utf-8')
    return { entries: entries.length, isWhole }
  }
  return { save, saving: running, refusal }
}
