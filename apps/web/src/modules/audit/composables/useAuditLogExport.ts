import { dayInDushanbe } from '@hamkori/schema/format/date'
import { serverTime } from '../../../platform/clock.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { useAction } from '../../../platform/useAction.ts'
import { exportAuditLogMutation } from '../audit.documents.ts'

/** What the audit log is narrowed to, as the API takes it. */
export type AuditLogFilter = VariablesOf<typeof exportAuditLogMutation>['filter']

/**
 * Saves the audit log as a file. It wants a fresh proof of identity, and leaves an entry on the audit log itself. `save` returns how
 * many entries the file has and whether those are all, null if there is no file.
 */
export function useAuditLogExport() {
  const { run, running, refusal } = useAction(exportAuditLogMutation, { invalid: 'site.issues.not_a_date' })

  async function save(filter: AuditLogFilter): Promise<{ entries: number; isWhole: boolean } | null> {
    const result = await run({ filter })
    if (result.outcome !== 'done') return null
    const { entries, isWhole, csv } = result.record
    saveFile(`hamkori-audit-log-${dayInDushanbe(serverTime())}.csv`, csv, 'text/csv;charset=utf-8')
    return { entries, isWhole }
  }
  return { save, saving: running, refusal }
}
