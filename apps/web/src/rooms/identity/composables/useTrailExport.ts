import { dayInDushanbe } from '@hamkori/schema/format/date'
import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/act.ts'
import type { ActOutcome } from '../../../platform/act.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { exportAuditTrailMutation } from '../trail.documents.ts'

/** What the trail is narrowed to, as the API takes it. */
export type TrailFilter = VariablesOf<typeof exportAuditTrailMutation>['filter']

/** Takes the trail along as a file. It wants a fresh proof of identity, and is on the trail itself. */
export function useTrailExport() {
  const exporting = useMutation(exportAuditTrailMutation)
  const confirmed = useConfirmed()
  const entries = ref(0)
  const isWhole = ref(true)

  async function save(filter: TrailFilter): Promise<ActOutcome> {
    const result = await confirmed(async () => (await exporting.executeMutation({ filter })).data?.exportAuditTrail)
    if (result?.__typename === 'AuditTrailFile') {
      entries.value = result.entries
      isWhole.value = result.isWhole
      saveFile(`hamkori-audit-trail-${dayInDushanbe(new Date())}.csv`, result.csv, 'text/csv;charset=utf-8')
    }
    return outcomeOf('AuditTrailFile', result)
  }
  return { save, saving: exporting.fetching, entries, isWhole }
}
