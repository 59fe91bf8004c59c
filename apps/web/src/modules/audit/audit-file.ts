import type { ColumnType } from '@hamkori/schema/columns'
import { formatNumber } from '@hamkori/schema/format/number'
import type { Composition } from '../../platform/composition.ts'
import type { SessionViewer } from '../../platform/session.ts'
import { staffColumn } from '../../platform/table-file.ts'
import type { FileTable, FileValue } from '../../platform/table-file.ts'
import { subjectAddress, subjectNumber, subjectTitle, unknownWords } from './audit-subject.ts'
import type { AuditEntry } from './audit-subject.ts'
import { actionWords, capacityWords, payloadWords, subjectWords } from './audit-wording.ts'
import type { AuditWords } from './audit-wording.ts'

/** An entry with the email of the actor, which the pages do not show. */
export type FiledEntry = AuditEntry & { readonly actorEmail: string | null }

/** What the file is written with. */
export interface AuditFileContext {
  readonly words: AuditWords
  readonly composition: Composition
  readonly viewer: SessionViewer | null
  /** Scheme and host, for links. */
  readonly origin: string
}

/** YYYY-MM-DDTHH:MM:SS on Dushanbe's clock. */
function clockInDushanbe(moment: string): string {
  return new Date(Date.parse(moment) + 5 * 3_600_000).toISOString().slice(0, 19)
}

/** The entries as a table in the reader's language. `page` shows them, below the origin; `isWhole` where more entries fit than it has. */
export function auditTable(
  entries: readonly FiledEntry[],
  { page, isWhole }: { readonly page: string; readonly isWhole: boolean },
  { words, composition, viewer, origin }: AuditFileContext,
): FileTable {
  const { t, language } = words
  const columns: [key: string, type: ColumnType, heading: string, value: (entry: FiledEntry) => FileValue][] = [
    ['at', 'text', t('audit.file.at'), ({ at }) => `${clockInDushanbe(at)}+05:00`],
    ['clock', 'clock', t('audit.file.clock'), ({ at }) => clockInDushanbe(at).replace('T', ' ')],
    ['action', 'text', t('audit.action'), ({ action }) => actionWords(action, words)],
    ['outcome', 'text', t('audit.outcome'), ({ refused }) => t(refused ? 'audit.refused' : 'audit.done')],
    [
      ...(['actor', 'text', t('audit.actor')] as const),
      ({ actorLabel, capacity }) => actorLabel ?? (capacity ? '' : t('audit.nobody')),
    ],
    ['email', 'text', t('audit.file.email'), ({ actorEmail }) => actorEmail],
    ['capacity', 'text', t('audit.file.capacity'), (entry) => capacityWords(entry, words)],
    [
      ...(['about', 'text', t('audit.file.about')] as const),
      (entry) => unknownWords(entry, words) || subjectWords(entry.subjectType, words),
    ],
    ['number', 'text', t('audit.file.number'), ({ subject }) => subject && subjectNumber(subject, language)],
    ['title', 'text', t('audit.file.title'), ({ subject }) => subject && subjectTitle(subject, language)],
    [
      ...(['link', 'address', t('audit.file.link')] as const),
      ({ subject }) => {
        const address = subject ? subjectAddress(subject, { composition, language, viewer }) : ''
        return address && `${origin}${address}`
      },
    ],
    ['details', 'text', t('audit.file.details'), ({ action, payload }) => payloadWords(action, payload, words)],
    ['code', 'text', t('audit.file.code'), ({ action }) => action],
  ]
  const count = formatNumber(language, entries.length)
  return {
    title: t('audit.title'),
    page,
    columns: columns.map(([key, type, label]) => staffColumn(key, type, label)),
    rows: entries.map((entry) => Object.fromEntries(columns.map(([key, , , value]) => [key, value(entry)]))),
    total: entries.length,
    covers: t(isWhole ? 'audit.file.covers' : 'audit.savedPart', { count }),
  }
}

/** The rows of a table as CSV has them, headings first. */
export function auditRows({ columns, rows }: FileTable): FileValue[][] {
  return [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ key }) => row[key] ?? null))]
}
