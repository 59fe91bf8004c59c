import { largestPage } from '@hamkori/schema/api-limits'
import { isCalendarDay } from '@hamkori/schema/dates'
import { GraphQLError } from 'graphql'

/** Arguments of a forward connection after checking. */
export interface Page<Key> {
  readonly first: number
  readonly after: Key | null
}

export interface ConnectionArguments {
  first?: number | null | undefined
  after?: string | null | undefined
}

/** A Relay connection ready to be returned from a resolver. */
export interface Connection<Node> {
  edges: { cursor: string; node: Node }[]
  pageInfo: { startCursor: string | null; endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean }
}

const defaultPage = 20

/**
 * Checks `first` (1..100, 20 when absent) and opens the cursor. `parseKey` gets the cursor's parts and answers null when
 * they are not a key of this list. Throws a GraphQL error with code BAD_USER_INPUT.
 */
export function readPage<Key>(args: ConnectionArguments, parseKey: (parts: string[]) => Key | null): Page<Key> {
  const first = args.first ?? defaultPage
  if (!Number.isInteger(first) || first < 1 || first > largestPage) {
    throw badInput(`first must be between 1 and ${largestPage}`)
  }
  if (args.after === null || args.after === undefined) return { first, after: null }
  const key = parseKey(openCursor(args.after))
  if (key === null) throw badInput('after is not a cursor of this list')
  return { first, after: key }
}

/** Builds the connection from up to `first + 1` rows: the extra row only tells that there is a next page. */
export function connectionOf<Row>(
  rows: readonly Row[],
  page: Page<unknown>,
  keyOf: (row: Row) => readonly string[],
): Connection<Row> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
    },
  }
}

function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(parts.join('\n'), 'utf8').toString('base64url')
}

function openCursor(cursor: string): string[] {
  if (cursor.length > 500 || !/^[A-Za-z0-9_-]*$/.test(cursor)) throw badInput('after is not a cursor of this list')
  return Buffer.from(cursor, 'base64url').toString('utf8').split('\n')
}

/** The error of arguments that no list can be read with; its code is BAD_USER_INPUT. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a UUID in lower-case hexadecimal. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && uuidPattern.test(text)
}

/** Reads a cursor made of a day and an id, the order of most lists of records. */
export function readDayAndId(parts: string[]): { day: string; id: string } | null {
  const [day, id] = parts
  if (parts.length !== 2 || day === undefined || !isCalendarDay(day) || !isUuid(id)) return null
  return { day, id }
}
