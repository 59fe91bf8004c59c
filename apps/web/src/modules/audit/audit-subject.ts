import { formatDate } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import { parseNumber } from '@hamkori/schema/references'
import type { Composition } from '../../platform/composition.ts'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { SessionViewer } from '../../platform/session.ts'
import type { auditEntryFragment, auditSubjectFragment } from './audit.documents.ts'
import { subjectWords } from './audit-wording.ts'
import type { AuditWords } from './audit-wording.ts'

export type AuditSubject = FragmentOf<typeof auditSubjectFragment>
export type AuditEntry = FragmentOf<typeof auditEntryFragment>

/** The number of a record as people read it: a day is a number too. */
export function subjectNumber({ number }: AuditSubject, language: Language): string {
  return number !== null && /^\d{4}-\d{2}-\d{2}$/.test(number) ? formatDate(language, number) : (number ?? '')
}

/** The title of a record in the reader's language, else in the one it was written in; the label where it has no title. */
export function subjectTitle({ title, label }: AuditSubject, language: Language): string {
  return (title ? (title[language] ?? title[title.original]) : label) ?? ''
}

/** A record in one line: "shortcoming KMB-SU-2026-00012: The patrol came late". */
export function subjectLine(subject: AuditSubject, words: AuditWords): string {
  const { language } = words
  const kind = [subjectWords(subject.type, words), subjectNumber(subject, language)].filter(Boolean).join(' ')
  return [kind, subjectTitle(subject, language)].filter(Boolean).join(': ')
}

/** What the log is narrowed to by a record: its own printed number where it has one, else its permanent id. */
export function subjectFilter({ id, type, number, page }: AuditSubject): string {
  return number !== null && page?.type === type && parseNumber(number) !== null ? number : id
}

/** Where a record is read; empty where there is no page of it that this reader may open. */
export function subjectAddress(
  { page }: AuditSubject,
  { composition, language, viewer }: { composition: Composition; language: Language; viewer: SessionViewer | null },
): string {
  return page === null ? '' : (composition.auditPage(page.type)?.to(language, page, viewer) ?? '')
}

/**
 * What an entry about no account says of it: that there is none is a fact about the address that was typed, not about a person.
 * Empty for every other entry.
 */
export function unknownWords({ subjectType, subjectId, payload }: AuditEntry, { t }: Pick<AuditWords, 't'>): string {
  if (subjectType !== 'Person' || subjectId !== 'unknown') return ''
  const by = 'by' in payload ? payload.by : undefined
  return t(`audit.unknown.${by === 'passkey' || by === 'organisation' ? by : 'address'}`)
}
