import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { importTerritoryInput } from '@hamkori/schema/territory'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf } from '../../../platform/clock.ts'
import { text } from '../../../platform/columns.ts'
import { db, run } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { rawQuery } from '../../../platform/query.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { InputIssue } from '../../../platform/errors.ts'
import { noteInstallationFact } from '../../../platform/installation.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayImportTerritory } from '../territory.policy.ts'
import { forgetTerritory, territoryVersionKey } from '../territory.queries.ts'
import { mergeRows } from './merge-by-code.ts'
import type { Merged } from './merge-by-code.ts'

type Input = z.output<typeof importTerritoryInput>
type Ids = ReadonlyMap<string, string>

/** What an import wrote, by kind of row. */
export interface ImportedTerritory {
  readonly areas: Merged
  readonly aliases: Merged
  readonly departments: Merged
  readonly units: Merged
}

const importLock = 7_314_001
/** One import at a time, by any process. */
const waitForImports = rawQuery(
  { waited: text },
  () => sql`SELECT pg_advisory_xact_lock(${sql.lit(importLock)})::text AS waited`,
)
const importTimeoutMilliseconds = 60_000

/**
 * Brings the coded tree of places, departments and police units up to date, by code. Nothing is removed: a place or unit
 * that is no longer in the lists stays readable. Administrators and the system only; leaves one audit entry when
 * anything changed, and none when nothing did. Throws {@link InvalidInputError} where a code names nothing.
 */
export async function importTerritory(
  actor: Actor,
  input: z.input<typeof importTerritoryInput>,
): Promise<ImportedTerritory> {
  const lists = parseInput(importTerritoryInput, input)
  if (!mayImportTerritory(actor)) throw new ForbiddenError('territory:import')
  const imported = await db.$transaction(
    async (tx) => {
      await run(waitForImports, {}, tx)
      const areas = await importAreas(tx, lists.areas)
      const aliases = await importAliases(tx, lists.aliases, areas.ids)
      const departments = await importDepartments(tx, lists.departments, areas.ids)
      const units = await importUnits(tx, lists.units, areas.ids, departments.ids)
      const done = { areas: areas.merged, aliases, departments: departments.merged, units }
      const written = writtenOf(done)
      if (Object.keys(written).length > 0) {
        const version = randomUUID()
        await noteInstallationFact(tx, territoryVersionKey, version)
        await recordAudit(tx, actor, {
          action: 'territory:import',
          payload: { imported: written },
          subjectType: 'Territory',
          subjectId: version,
        })
      }
      return done
    },
    { timeout: importTimeoutMilliseconds },
  )
  forgetTerritory()
  return imported
}

async function importAreas(tx: Tx, areas: Input['areas']) {
  const known = new Map(
    (await tx.area.findMany({ select: { id: true, code: true } })).map(({ code, id }) => [code, id]),
  )
  refuseUnknown(areas, new Set([...known.keys(), ...areas.map(({ code }) => code)]), (area) => [
    'areas',
    area.parentCode,
    'parentCode',
  ])
  let merged: Merged = { created: 0, changed: 0 }
  // A parent must be there before its children, so that the tree is written level by level.
  for (const level of [0, 1, 2]) {
    const rows = areas
      .filter(({ code }) => code.split('-').length - 1 === level)
      .map(({ name, shortName, tile, parentCode, populationOn, ...area }) => ({
        code: area.code,
        kind: area.kind,
        parentId: parentCode === undefined ? null : idOf(known, parentCode),
        nameTg: name.tg,
        nameRu: name.ru,
        nameEn: name.en,
        shortNameTg: shortName.tg,
        shortNameRu: shortName.ru,
        shortNameEn: shortName.en,
        formerNames: area.formerNames ?? null,
        tileColumn: tile?.column ?? null,
        tileRow: tile?.row ?? null,
        population: area.population ?? null,
        populationOn: populationOn === undefined ? null : dateOf(populationOn),
        populationSource: area.populationSource ?? null,
        confusedWith: area.confusedWith,
        source: area.source,
      }))
    const step = await mergeRows({
      wanted: rows,
      existing: await tx.area.findMany(),
      key: ({ code }) => code,
      create: (data) => tx.area.createMany({ data }),
      change: (id, data) => tx.area.update({ where: { id }, data }),
    })
    merged = { created: merged.created + step.created, changed: merged.changed + step.changed }
    for (const { code, id } of await tx.area.findMany({ select: { id: true, code: true } })) known.set(code, id)
  }
  return { merged, ids: known as Ids }
}

async function importAliases(tx: Tx, aliases: Input['aliases'], areas: Ids): Promise<Merged> {
  refuseUnknown(aliases, new Set(areas.keys()), (alias) => ['aliases', alias.areaCode, 'areaCode'])
  return mergeRows({
    wanted: aliases.map(({ areaCode, variant, language, source }) => ({
      areaId: idOf(areas, areaCode),
      variant,
      language,
      source,
    })),
    existing: await tx.areaAlias.findMany(),
    key: ({ areaId, variant, language }) => JSON.stringify([areaId, variant, language]),
    create: (data) => tx.areaAlias.createMany({ data }),
    change: (id, data) => tx.areaAlias.update({ where: { id }, data }),
  })
}

async function importDepartments(tx: Tx, departments: Input['departments'], areas: Ids) {
  const known = new Map(
    (await tx.department.findMany({ select: { id: true, code: true } })).map(({ code, id }) => [code, id]),
  )
  refuseUnknown(departments, new Set(areas.keys()), (department) => ['departments', department.areaCode, 'areaCode'])
  refuseUnknown(departments, new Set([...known.keys(), ...departments.map(({ code }) => code)]), (department) => [
    'departments',
    department.parentCode,
    'parentCode',
  ])
  const merged = { created: 0, changed: 0 }
  let waiting = departments
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentCode }) => parentCode === undefined || known.has(parentCode))
    if (ready.length === 0) throw new InvalidInputError([invalidAt(['departments'], 'unknown_record')])
    const step = await mergeRows({
      wanted: ready.map(({ code, kind, areaCode, parentCode, name, inferred, sourceCodes }) => ({
        code,
        kind,
        areaId: idOf(areas, areaCode),
        parentId: parentCode === undefined ? null : idOf(known, parentCode),
        nameTg: name.tg,
        nameRu: name.ru,
        nameEn: name.en,
        inferred,
        sourceCodes,
      })),
      existing: await tx.department.findMany(),
      key: ({ code }) => code,
      create: (data) => tx.department.createMany({ data }),
      change: (id, data) => tx.department.update({ where: { id }, data }),
    })
    merged.created += step.created
    merged.changed += step.changed
    for (const { code, id } of await tx.department.findMany({ select: { id: true, code: true } })) known.set(code, id)
    waiting = waiting.filter((department) => !ready.includes(department))
  }
  return { merged: merged as Merged, ids: known as Ids }
}

async function importUnits(tx: Tx, units: Input['units'], areas: Ids, departments: Ids): Promise<Merged> {
  refuseUnknown(units, new Set(areas.keys()), (unit) => ['units', unit.areaCode, 'areaCode'])
  refuseUnknown(units, new Set(departments.keys()), (unit) => ['units', unit.departmentCode, 'departmentCode'])
  return mergeRows({
    wanted: units.map(({ code, departmentCode, areaCode, name, closedOn, inferred, sourceCodes }) => ({
      code,
      departmentId: idOf(departments, departmentCode),
      areaId: idOf(areas, areaCode),
      nameTg: name.tg,
      nameRu: name.ru,
      nameEn: name.en,
      closedOn: closedOn === undefined ? null : dateOf(closedOn),
      inferred,
      sourceCodes,
    })),
    existing: await tx.policeUnit.findMany(),
    key: ({ code }) => code,
    create: (data) => tx.policeUnit.createMany({ data }),
    change: (id, data) => tx.policeUnit.update({ where: { id }, data }),
  })
}

/** Refuses every row that names a code nobody knows. `at` gives list, code and field. */
function refuseUnknown<Row>(
  rows: readonly Row[],
  known: ReadonlySet<string>,
  at: (row: Row) => [string, string | undefined, string],
): void {
  const issues: InputIssue[] = rows.flatMap((row, index) => {
    const [list, code, field] = at(row)
    return code === undefined || known.has(code) ? [] : [invalidAt([list, index, field], 'unknown_record')]
  })
  if (issues.length > 0) throw new InvalidInputError(issues)
}

function idOf(ids: Ids, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new InvalidInputError([invalidAt([], 'unknown_record')])
  return id
}

/** The kinds of which anything was written. */
function writtenOf(imported: ImportedTerritory): Partial<ImportedTerritory> {
  return Object.fromEntries(Object.entries(imported).filter(([, { created, changed }]) => created + changed > 0))
}
