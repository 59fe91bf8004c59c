import { getNamedType, isLeafType, isObjectType } from 'graphql'
import type { GraphQLField, GraphQLSchema } from 'graphql'
import '../schema.ts'
import { releaseRoutes } from '../modules/releases/index.ts'
import type { Viewer } from '../platform/viewer.ts'
import { graphqlAs, importedSchema } from './graphql.ts'

/** One published cell of a file, or of an answer of the API. Null is what is not told. */
export interface PublishedRow {
  readonly scope: string
  readonly code: string
  /** `2026-Q1`, `2026-06`, or `12 months`. */
  readonly period: string
  /** `all`, `kind:trafficStop`, `channel:web`. */
  readonly part: string
  readonly measure: string
  readonly answers: number | null
  readonly low: number | null
}

/** Places and their names, which have pages of their own and no answers. */
const places = new Set(['Area', 'PoliceUnit', 'Name', 'Tile'])

/**
 * Documents that ask for every field of `Dashboard` and of what it leads to, made from the schema, so that a number that is added there is
 * read too. Lists that cost most have a document each.
 */
function documentsOf(schema: GraphQLSchema): string[] {
  const dashboard = schema.getType('Dashboard')
  if (!isObjectType(dashboard)) throw new Error('there is no dashboard')
  const fields = Object.values(dashboard.getFields()).flatMap((field) => selectionOf(field) ?? [])
  const parts = Object.values(Object.groupBy(fields, (field) => /^(rows|trend|kinds)\b/.exec(field)?.[0] ?? 'others'))
  return parts.map(
    (part) => `query ($scope: ScopeKind!, $code: String!, $release: Int) {
      dashboard(scope: $scope, code: $code, release: $release) { ${(part ?? []).join(' ')} } }`,
  )
}

/** A field with everything below it; null where it leads to a place, or needs to be told something. */
function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>): string | null {
  const named = getNamedType(type)
  if (places.has(named.name) || args.length > 0) return null
  if (isLeafType(named)) return name
  if (!isObjectType(named)) throw new Error(`${name} is of a type that nobody has thought of here`)
  const below = Object.values(named.getFields()).flatMap((field) => selectionOf(field) ?? [])
  return below.length === 0 ? null : `${name} { ${below.join(' ')} }`
}

/** Everything that the API tells this viewer of the scores of these scopes (`unit SU-01-1`) in these releases, and in the newest one. */
export async function readApi(
  viewer: Viewer,
  scopes: readonly string[],
  releases: readonly number[],
): Promise<Record<string, unknown>> {
  const documents = documentsOf(importedSchema())
  const answers: Record<string, unknown> = {}
  for (const release of [null, ...releases])
    for (const name of scopes) {
      const [scope, code] = name.split(' ')
      const told = await Promise.all(documents.map((document) => graphqlAs(viewer, document, { scope, code, release })))
      const errors = told.flatMap((answer) => answer.errors ?? [])
      if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`)
      answers[`${release ?? 'newest'} ${name}`] = Object.assign({}, ...told.map(({ data }) => data.dashboard as object))
    }
  return answers
}

/** The text of all files of a release, as they are downloaded. */
export async function readFiles(release: number): Promise<Record<string, string>> {
  const routes = releaseRoutes()
  const textOf = async (name: string) => (await routes.request(`/${release}/${name}`)).text()
  const manifest = await textOf('manifest.json')
  const { files } = JSON.parse(manifest) as { files: { name: string }[] }
  const texts: Record<string, string> = { 'manifest.json': manifest }
  for (const { name } of files) texts[name] = await textOf(name)
  return texts
}

/** The cells of the files of a release that tell of answers. */
export function cellsOf(files: Readonly<Record<string, string>>): PublishedRow[] {
  return ['scores.csv', 'series.csv', 'breakdowns.csv'].flatMap((name) =>
    recordsOf(files[name] ?? '').map((row) => ({
      ...{ scope: row['scope'] ?? '', code: row['code'] ?? '' },
      ...{ period: row['period'] ?? '12 months', part: row['part'] ?? 'all', measure: row['measure'] ?? '' },
      answers: numberOrNull(row['answers']),
      low: numberOrNull(row['low']),
    })),
  )
}

/** How many numbers there are in what was read. */
export function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value === 'string')
    return value.includes(',') ? (value.match(/(?<=[,\n])-?\d+(\.\d+)?(?=[,\r])/g) ?? []).length : 0
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, part) => sum + countNumbers(part), 0)
}

/** The rows of a table of which no value holds a comma, by the names of its columns. */
function recordsOf(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.replace('\uFEFF', '').split('\r\n')
  const columns = head.split(',')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split(',')
      return Object.fromEntries(columns.map((column, at) => [column, values[at] ?? '']))
    })
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}
