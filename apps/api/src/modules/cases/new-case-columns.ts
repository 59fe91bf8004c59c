import type { StoredColumns } from '../../platform/numbered-record.ts'
import type { NewCase } from './case-kind.ts'
import type { QueriedKind } from './case-tables.ts'

const common: Readonly<Record<keyof NewCase | 'state', true>> = {
  councilId: true,
  departmentId: true,
  responsibleDepartmentId: true,
  meetingId: true,
  decisionId: true,
  original: true,
  titleTg: true,
  titleRu: true,
  titleEn: true,
  detailTg: true,
  detailRu: true,
  detailEn: true,
  registeredOn: true,
  idempotencyKey: true,
  contentHash: true,
  demonstration: true,
  state: true,
}

/** The columns that registering a case of this kind writes, beside its id and its number. */
export function newCaseColumns({ ownColumns }: Pick<QueriedKind, 'ownColumns'>): readonly string[] {
  return [...Object.keys(common).map(columnOf), ...Object.values(ownColumns)]
}

/** The same values by the names of the columns. */
export function namedAsColumns(values: object): StoredColumns {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), value]))
}

function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
