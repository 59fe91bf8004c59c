import type { Composition } from '../../platform/composition.ts'
import type { SessionViewer } from '../../platform/session.ts'
import type { FileValue } from '../../platform/table-file.ts'
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

/** The entries as rows of a file in the reader's language, headings first. */
export function auditRows(
  entries: readonly FiledEntry[],
  { words, composition, viewer, origin }: AuditFileContext,
): FileValue[][] {
  const { t, language } = words
  const columns: [heading: string, value: (entry: FiledEntry) => FileValue][] = [
    [t('audit.file.at'), ({ at }) => `${clockInDushanbe(at)}+05:00`],
    [t('audit.file.clock'), ({ at }) => clockInDushanbe(at).replace('T', ' ')],
    [t('audit.action'), ({ action }) => actionWords(action, words)],
    [t('audit.outcome'), ({ refused }) => t(refused ? 'audit.refused' : 'audit.done')],
    [t('audit.actor'), ({ actorLabel, capacity }) => actorLabel ?? (capacity ? '' : t('audit.nobody'))],
    [t('audit.file.email'), ({ actorEmail }) => actorEmail],
    [t('audit.file.capacity'), (entry) => capacityWords(entry, words)],
    [t('audit.file.about'), (entry) => unknownWords(entry, words) || subjectWords(entry.subjectType, words)],
    [t('audit.file.number'), ({ subject }) => subject && subjectNumber(subject, language)],
    [t('audit.file.title'), ({ subject }) => subject && subjectTitle(subject, language)],
    [
      t('audit.file.link'),
      ({ subject }) => {
        const address = subject ? subjectAddress(subject, { composition, language, viewer }) : ''
        return address && `${origin}${address}`
      },
    ],
    [t('audit.file.details'), ({ action, payload }) => payloadWords(action, payload, words)],
    [t('audit.file.code'), ({ action }) => action],
  ]
  return [columns.map(([heading]) => heading), ...entries.map((entry) => columns.map(([, value]) => value(entry)))]
}
