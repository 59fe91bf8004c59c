import { formatNumber, parseNumber } from '@hamkori/schema/references'
import { sql } from 'kysely'
import type { AuditSubjectRow, AuditSubjectSource } from '../../platform/audit-subjects.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { isUuid } from '../../platform/pagination.ts'
import { kysely, query } from '../../platform/query.ts'
import { trilingual } from '../../platform/text-types.ts'
import type { TrilingualShape } from '../../platform/text-types.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { mayReadAudit } from './audit.policy.ts'
import { readSubjectId, subjectIdOf } from './subject-id.ts'
import type { SubjectKey } from './subject-id.ts'

/** Where a record is read. */
export interface AuditSubjectPageRow {
  readonly type: string
  readonly key: string
  readonly byId: boolean
  readonly isDiscarded: boolean
}

/** A record as the audit log names it to somebody who may read the log. */
export interface NamedSubject extends SubjectKey {
  readonly number: string | null
  readonly label: string | null
  readonly title: TrilingualShape | null
  readonly page: AuditSubjectPageRow | null
}

type Request = Pick<Context, 'viewer'>

/** The statement that names records of all types: keys are given by type. */
function namesQuery(sources: readonly AuditSubjectSource[]) {
  return query((keysByType: Readonly<Record<string, readonly string[]>>) =>
    sources
      .flatMap(({ type, named }) => (named === null ? [] : [{ type, named }]))
      .map(({ type, named }) =>
        kysely
          .selectFrom(named(keysByType[type] ?? []).as('n'))
          .selectAll('n')
          .select(sql<string>`${sql.lit(type)}::text`.as('type')),
      )
      .reduce((all, more) => all.unionAll(more)),
  )
}

/** The statement that finds the record with a printed number. */
function numberQuery(sources: readonly AuditSubjectSource[]) {
  return query((values: { number: string }) =>
    sources
      .flatMap(({ type, numbered }) => (numbered === undefined ? [] : [{ type, numbered }]))
      .map(({ type, numbered }) =>
        kysely
          .selectFrom(numbered(values.number).as('n'))
          .select(['n.key', sql<string>`${sql.lit(type)}::text`.as('type')]),
      )
      .reduce((all, more) => all.unionAll(more)),
  )
}

/** Reads how the records of these sources are named, and which has a printed number; for readers of the audit log alone. */
export function auditSubjectReader(sources: readonly AuditSubjectSource[]) {
  const names = namesQuery(sources)
  const withNumber = numberQuery(sources)
  const sourceOf = new Map(sources.map((source) => [source.type, source]))

  /** Records by their ids ({@link subjectIdOf}), in one statement; for `loadOne` of platform/batch.ts. */
  async function load(ids: readonly string[], { viewer }: Request): Promise<ReadonlyMap<string, NamedSubject>> {
    if (!mayReadAudit(viewer)) return new Map()
    const wanted = Map.groupBy(
      ids.flatMap((id) => readSubjectId(id) ?? []),
      ({ type }) => type,
    )
    const keysByType = Object.fromEntries(
      sources.map(({ type, keysAre }) => [
        type,
        (wanted.get(type) ?? []).map(({ key }) => key).filter((key) => keysAre === 'text' || isUuid(key)),
      ]),
    )
    if (Object.values(keysByType).every((keys) => keys.length === 0)) return new Map()
    const rows = await run(names, keysByType)
    return new Map(
      rows.flatMap((row) => {
        const named = namedAs(row, sourceOf.get(row.type), viewer)
        return named === null ? [] : [[subjectIdOf(named), named]]
      }),
    )
  }

  /** Records by their printed numbers, as people write them; for `loadOne`. */
  async function find(numbers: readonly string[], { viewer }: Request): Promise<ReadonlyMap<string, SubjectKey>> {
    if (!mayReadAudit(viewer)) return new Map()
    const found = await Promise.all(numbers.map(async (number) => [number, await findOne(number)] as const))
    return new Map(found.flatMap(([number, subject]) => (subject === null ? [] : [[number, subject]])))
  }

  async function findOne(text: string): Promise<SubjectKey | null> {
    const read = parseNumber(text)
    const [found] = read === null ? [] : await run(withNumber, { number: formatNumber(read) })
    return found?.key ? { type: found.type, key: found.key } : null
  }

  return { load, find }
}

/** A row as this viewer may see it: of a draft of another council, and of what was discarded, the number alone. */
function namedAs(
  row: AuditSubjectRow & { readonly type: string },
  source: AuditSubjectSource | undefined,
  viewer: Viewer,
): NamedSubject | null {
  if (source === undefined || row.key === null) return null
  const { type, key, number, label } = { ...row, key: row.key }
  const isDiscarded = row.standing === 'discarded'
  const isOpen =
    row.standing === null ||
    (row.standing === 'draft' && row.council_id !== null && source.maySeeDrafts?.(viewer, row.council_id) === true)
  const hasTitle = (row.title_tg ?? row.title_ru ?? row.title_en) !== null
  return {
    type,
    key,
    number,
    label,
    title: isOpen && hasTitle ? trilingual(row.original ?? 'tg', row.title_tg, row.title_ru, row.title_en) : null,
    page:
      source.page !== undefined && row.page_key !== null && (isOpen || isDiscarded)
        ? { type: source.page.type, key: row.page_key, byId: source.page.byId === true, isDiscarded }
        : null,
  }
}
