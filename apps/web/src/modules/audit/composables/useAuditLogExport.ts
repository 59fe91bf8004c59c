import { dayInDushanbe } from '@hamkori/schema/format/date'
import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { exportAuditLogMutation } from '../audit.documents.ts'

/** What the audit log is narrowed to, as the API takes it. */
export type AuditLogFilter = VariablesOf<typeof exportAuditLogMutation>['filter']

/** Takes the audit log along as a file. It wants a fresh proof of identity, and is on the audit log itself. */
export function useAuditLogExport() {
  const exporting = useMutation(exportAuditLogMutation)
  const confirmed = useConfirmed()
  const entries = ref(0)
  const isWhole = ref(true)

  async function save(filter: AuditLogFilter): Promise<ActionOutcome> {
    const result = await confirmed(async () => (await exporting.executeMutation({ filter })).data?.exportAuditLog)
    if (result?.__typename === 'AuditLogFile') {
      entries.value = result.entries
      isWhole.value = result.isWhole
      saveFile(`hamkori-audit-log-${dayInDushanbe(new Date())}.csv`, result.csv, 'text/csv;charset=utf-8')
    }
    return outcomeOf('AuditLogFile', result)
  }
  return { save, saving: exporting.fetching, entries, isWhole }
}
