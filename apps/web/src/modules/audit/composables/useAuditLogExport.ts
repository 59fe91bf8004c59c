import { dayInDushanbe } from '@hamkori/schema/format/date'
import { serverTime } from '../../../platform/clock.ts'
import { useComposition } from '../../../platform/composition.ts'
import { mediaTypeOf } from '../../../platform/file-formats.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { useSession } from '../../../platform/session.ts'
import type { FileTable } from '../../../platform/table-file.ts'
import { useAction } from '../../../platform/useAction.ts'
import { exportAuditLogMutation } from '../audit.documents.ts'
import { useAuditWords } from './useAuditWords.ts'

/** What the audit log is narrowed to, as the API takes it. */
export type AuditLogFilter = VariablesOf<typeof exportAuditLogMutation>['filter']

/** The formats of the file: what the words of the reader are made in. */
export const auditFileFormats = ['xlsx', 'csv'] as const
export type AuditFileFormat = (typeof auditFileFormats)[number]

/**
 * Saves the audit log as a file in the reader's words. It wants a fresh proof of identity, and leaves an entry on the audit log
 * itself. `save` returns how many entries the file has and whether those are all, null if there is no file.
 */
export function useAuditLogExport() {
  const { run, running, refusal } = useAction(exportAuditLogMutation, { invalid: 'site.issues.not_a_date' })
  const words = useAuditWords()
  const composition = useComposition()
  const { viewer } = useSession()

  async function save(
    filter: AuditLogFilter,
    format: AuditFileFormat,
  ): Promise<{ entries: number; isWhole: boolean } | null> {
    const page = location.pathname + location.search
    const result = await run({ filter })
    if (result.outcome !== 'done') return null
    const { entries, isWhole } = result.record
    // What writes the file is fetched when somebody takes one.
    const { auditTable } = await import('../audit-file.ts')
    const context = { words: words.value, composition, viewer: viewer.value, origin: location.origin }
    const table = auditTable(entries, { page, isWhole }, context)
    const day = dayInDushanbe(serverTime())
    saveFile(`hamkori-audit-log-${day}.${format}`, await contentOf[format](table, day), mediaTypeOf(format))
    return { entries: entries.length, isWhole }
  }

  const contentOf: Readonly<Record<AuditFileFormat, (table: FileTable, day: string) => Promise<BlobPart>>> = {
    csv: async (table) => {
      const [{ csvOf }, { auditRows }] = await Promise.all([
        import('../../../platform/csv.ts'),
        import('../audit-file.ts'),
      ])
      return csvOf(words.value.language, auditRows(table))
    },
    xlsx: async (table, day) => {
      const { browserWorkbook } = await import('../../../platform/browser-workbook.ts')
      const { t, language } = words.value
      const terms = (key: string) => t(key === 'site.file.terms' ? 'audit.file.terms' : key)
      return browserWorkbook(table, { language, origin: location.origin, day, t: terms })
    },
  }
  return { save, saving: running, refusal }
}
