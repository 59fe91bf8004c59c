import { formatNumber, parseNumber } from '@hamkori/schema/references'
import { similarCasesLimits } from '@hamkori/schema/search'
import type { ObjectRef } from '@pothos/core'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { CacheOption } from '../../platform/cache-policy.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import type { Context } from '../../platform/context.ts'
import { badInput, connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { DiscardedNumber } from '../../platform/record-types.ts'
import type { DiscardedNumberShape } from '../../platform/record-types.ts'
import type { CaseRow, CaseTypes } from './case-kind.ts'
import type { CaseKey } from './case-pages.ts'
import { canSeeDraftsOf, draftReachOf } from './cases.policy.ts'
import type { CaseKind } from './define-case.ts'
import { AnswerState, CaseStageType } from './deadline-types.graphql.ts'
import type { RegisteringCouncil } from './similar-cases.queries.ts'
import { filtersOf } from './departments.queries.ts'
import type { AskedFilters } from './departments.queries.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

const keyOf = (row: CaseRow) => [row.registeredOn, row.id]
const readKey = (args: ConnectionArguments) => readPage<CaseKey>(args, readDayAndId)

/** The connection of a kind's public list, with the number of all its entries. `cache` is its cache policy. */
export function publicListType<Row extends CaseRow>(
  name: `${string}Connection`,
  node: ObjectRef<Types, Row>,
  description: string,
  cache: CacheOption,
) {
  const type = connectionType(name, node, description, cache)
  builder.objectField(type, 'totalCount', (t) =>
    t.int({
      description: 'How many there are in all.',
      resolve: (page: Connection<Row> & { total?: number }) => page.total ?? 0,
    }),
  )
  return type
}

type ListArguments = ConnectionArguments & AskedFilters

const [firstYear, lastYear] = [2000, 2999]

/** Options of the root field that lists what is public of a kind: spread them beside `type` and `description`. */
export function publicList<T extends CaseTypes>(kind: CaseKind<T>) {
  return {
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      ...builder.args((t) => ({
        areaCode: t.string({ description: 'The place of the council, for example TJ-SU; with everything below it.' }),
        councilSlug: t.string({ description: 'The council that registered it, by the name in its address: khujand.' }),
        departmentCode: t.string({
          description: 'The department that owes the answer or gave it, for example MIA-SU-01.',
        }),
        departmentAreaCode: t.string({
          description: 'The place of the department that owes the answer or gave it, with everything below it.',
        }),
        sentFrom: t.field({ type: 'Date', description: 'Sent to a department on this day or later.' }),
        answerState: t.field({ type: AnswerState, description: 'How the answer stands today.' }),
        stage: t.field({ type: CaseStageType, description: 'How far it has come.' }),
        year: t.int({ description: `The year of registration, ${firstYear} to ${lastYear}.` }),
      })),
    },
    resolve: async (_root: unknown, { first, after, ...asked }: ListArguments) => {
      const page = readKey({ first, after })
      if (asked.year != null && (asked.year < firstYear || asked.year > lastYear))
        throw badInput(`year must be between ${firstYear} and ${lastYear}`)
      const { rows, total } = await kind.read.publicPage(page, await filtersOf(asked))
      return { ...connectionOf(rows, page, keyOf), total }
    },
  }
}

/** Options of the root field that finds one case by its printed number: spread them beside `type` and `description`. */
export function caseByReference<T extends CaseTypes>(kind: CaseKind<T>) {
  const example = formatNumber({ prefix: kind.referencePrefix, region: 'SU', year: 2026, number: 12 })
  return {
    nullable: true as const,
    authScopes: { public: true },
    args: builder.args((t) => ({
      reference: t.string({
        required: true,
        description: `The printed number, for example ${example}; in any case and with any dashes.`,
      }),
    })),
    resolve: async (
      _root: unknown,
      { reference }: { reference: string },
      { viewer }: Context,
    ): Promise<T['row'] | null> => {
      const read = parseNumber(reference)
      if (read?.prefix !== kind.referencePrefix) return null
      return kind.read.byReference(formatNumber(read), draftReachOf(kind, viewer))
    },
  }
}

/** Options of the root field that says what became of a number that was discarded: spread them beside `description`. */
export function discardedByReference<T extends CaseTypes>(kind: CaseKind<T>) {
  return {
    type: DiscardedNumber,
    nullable: true as const,
    authScopes: { public: true },
    args: builder.args((t) => ({ reference: t.string({ required: true, description: 'The printed number.' }) })),
    resolve: (_root: unknown, { reference }: { reference: string }): Promise<DiscardedNumberShape | null> | null => {
      const read = parseNumber(reference)
      return read?.prefix === kind.referencePrefix ? kind.read.discarded(formatNumber(read)) : null
    },
  }
}

/** Options of the field that lists a council's cases of a kind: spread them beside `type` and `description`. */
export function councilList<T extends CaseTypes>(kind: CaseKind<T>) {
  return {
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: async ({ id }: { id: string }, args: ConnectionArguments, { viewer }: Context) => {
      const page = readKey(args)
      return connectionOf(await kind.read.ofCouncil(page, id, canSeeDraftsOf(kind, viewer, id)), page, keyOf)
    },
  }
}

/** Options of the field of a council that lists public cases like one with a title: spread them beside `type` and `description`. */
export function similarToTitle<T extends CaseTypes>(kind: CaseKind<T>) {
  return {
    complexity: { field: 10, multiplier: similarCasesLimits.found },
    // What people type is in no cache: everybody could fill it.
    cache: 'never' as const,
    args: builder.args((t) => ({
      title: t.string({ required: true, description: `The title; its first ${titleLetters} characters count.` }),
    })),
    resolve: ({ id, departmentId }: RegisteringCouncil, { title }: { title: string }) =>
      kind.read.similarTo(title.slice(0, titleLetters), { id, departmentId }),
  }
}

/** Most characters of a title that are compared. */
const titleLetters = 300

/** Resolver of the field that counts a council's public cases of a kind; one statement for all councils of a list. */
export function councilCount<T extends CaseTypes>(kind: CaseKind<T>) {
  const load = (ids: readonly string[]) => kind.read.publishedCounts(ids)
  return async ({ id }: { id: string }, _args: object, context: Context): Promise<number> =>
    (await loadOne<number, Context>(context, load, id)) ?? 0
}

/** Resolver of the field that lists what a meeting decided of a kind; one statement for all meetings of a list. */
export function casesOfMeeting<T extends CaseTypes>(kind: CaseKind<T>) {
  const load = (ids: readonly string[], { viewer }: Context) => kind.read.ofMeetings(ids, draftReachOf(kind, viewer))
  return async ({ id }: { id: string }, _args: object, context: Context): Promise<T['row'][]> =>
    (await loadOne<T['row'][], Context>(context, load, id)) ?? []
}

/** `loadMany` of a kind's node. */
export function loadCases<T extends CaseTypes>(kind: CaseKind<T>) {
  return async (ids: readonly string[], { viewer }: Context): Promise<(T['row'] | null)[]> => {
    const found = await kind.read.byIds(ids, draftReachOf(kind, viewer))
    return ids.map((id) => found.get(id) ?? null)
  }
}

/** `loadMany` of the node of a kind's answers. */
export function loadAnswers<T extends CaseTypes>(kind: CaseKind<T>) {
  return async (ids: readonly string[]): Promise<(T['row']['responses'][number] | null)[]> => {
    const found = await kind.read.answersByIds(ids)
    return ids.map((id) => found.get(id) ?? null)
  }
}
