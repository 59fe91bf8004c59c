import { largestPage } from '@hamkori/schema/api-limits'
import type { ObjectRef } from '@pothos/core'
import { builder } from './builder.ts'
import type { CacheOption } from './cache-policy.ts'
import type { Connection } from './pagination.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type Edge<Row> = Connection<Row>['edges'][number]

/**
 * A forward Relay connection over one node type: `<name>` with `<name>Edge`. Add fields such as `totalCount` with
 * `builder.objectField`. The cost of a page is set on the field that returns it: see {@link pageComplexity}. `cache` is the cache
 * policy of both types.
 */
export function connectionType<Row>(
  name: `${string}Connection`,
  node: ObjectRef<Types, Row>,
  description: string,
  cache: CacheOption = 'never',
): ObjectRef<Types, Connection<Row>> {
  const edge = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    cache,
    description: 'One entry of the list.',
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Where the entry stands; give it as `after` to go on from there.',
      }),
      // Pothos cannot prove for an open Row that the ref returns it; the signature above does.
      node: t.field({
        type: node as ObjectRef<Types, unknown>,
        description: 'The record.',
        resolve: (parent) => parent.node,
      }),
    }),
  })
  return builder.objectRef<Connection<Row>>(name).implement({
    cache,
    description,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The entries of this page.',
        complexity: { field: 0, multiplier: 1 },
        resolve: (page) => page.edges,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page stands.',
        resolve: (page) => page.pageInfo,
      }),
    }),
  })
}

/** What a page costs: its entries, as many as are asked for. Use as `complexity` of the field that returns a connection. */
export function pageComplexity(args: { first?: number | null | undefined }): { field: number; multiplier: number } {
  return { field: 1, multiplier: Math.max(1, Math.min(args.first ?? 20, largestPage)) }
}

/** The arguments of a forward connection: spread into `args`, read with `readPage`. */
export function pageArguments() {
  return {
    first: builder.args((t) => ({ first: t.int({ description: 'How many entries, 1 to 100; 20 when absent.' }) }))
      .first,
    after: builder.args((t) => ({ after: t.string({ description: 'The cursor after which the page begins.' }) })).after,
  }
}
