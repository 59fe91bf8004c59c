import SchemaBuilder, { PothosValidationError } from '@pothos/core'
import ComplexityPlugin, { ComplexityErrorKind } from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { documentLimits } from '@hamkori/schema/api-limits'
import { getNamedType, getNullableType, isLeafType, isListType, isObjectType } from 'graphql'
import type { GraphQLResolveInfo } from 'graphql'
import './cache-policy.ts'
import type { Context } from './context.ts'
import { ForbiddenError } from './errors.ts'
import { countRefusal } from './metrics.ts'
import './refused-actions.ts'
import { isReadableId, openGlobalId } from './refused-ids.ts'

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * The schema builder. Plugin order matters: with ScopeAuth before Errors a refusal would leave the result union.
 * Every root field and every mutation declares its own `authScopes`; a test walks the schema for it.
 */
export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  AuthScopes: {
    /** Anybody, signed in or not. */
    public: boolean
    /** Any signed-in person; the action's policy decides the rest. */
    signedIn: boolean
  }
  Scalars: {
    Date: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    ID: { Input: string; Output: string }
    JSON: { Input: never; Output: Readonly<Record<string, unknown>> }
  }
}>({
  plugins: [ErrorsPlugin, 'refusedActions', 'refusedIds', RelayPlugin, ScopeAuthPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    defaultTypes: [],
    // Ids are opened before scopes are asked. Only a foreign or malformed id is refused there, which tells nobody anything.
    unsafelyHandleInputErrors: true,
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capitalized(fieldName)}Result`,
      description: 'What happened: the record, or one typed refusal.',
    },
  },
  relay: {
    cursorType: 'String',
    pageInfoTypeOptions: { cache: 'publicRecord', description: 'Where a page of a list stands.' },
    hasNextPageFieldOptions: { description: 'There are more entries after this page.' },
    hasPreviousPageFieldOptions: { description: 'There are entries before this page.' },
    startCursorFieldOptions: { description: 'Where this page begins; null on an empty page.' },
    endCursorFieldOptions: { description: 'Where this page ends: give it as `after` to go on; null on an empty page.' },
    idFieldOptions: { description: 'Its permanent id, one in the whole system; `node` finds it again.' },
    edgesFieldOptions: { description: 'The entries of this page.', nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    decodeGlobalID: openGlobalId,
    nodeTypeOptions: { description: 'A record with a permanent id.' },
    nodeQueryOptions: {
      description: 'One record by its id; null when there is none, or none that the viewer may know of.',
      authScopes: { public: true },
      args: { id: { description: 'The id of a record.' } },
      resolve: (_root, { id }, _context, info, resolveNode) => (isNode(id, info) ? resolveNode(id) : null),
    },
    // One record at a time: a list of ids would multiply the cost of one request.
    nodesQueryOptions: false,
  },
  scopeAuth: {
    authScopes: (context) => ({ public: true, signedIn: context.viewer.kind === 'person' }),
    unauthorizedError: (_parent, _context, info) => new ForbiddenError(info.fieldName),
  },
  // The cost of an answer is what it makes the server build: one for each object, a tenth for each plain value.
  complexity: {
    limit: { complexity: documentLimits.cost, depth: documentLimits.depth },
    fieldComplexity: (_args, _context, field) => ({
      field: isLeafType(getNamedType(field.type)) ? 0.1 : 1,
      multiplier: isListType(getNullableType(field.type)) ? 4 : 1,
    }),
    complexityError: (kind, { complexity, maxComplexity, depth, maxDepth }) => {
      countRefusal('document')
      const [is, most] = kind === ComplexityErrorKind.Depth ? [depth, maxDepth] : [complexity, maxComplexity]
      const what = kind === ComplexityErrorKind.Depth ? 'depth' : 'complexity'
      return new PothosValidationError(`Query exceeds maximum ${what} (${what}: ${is}, max: ${most})`)
    },
  },
})

function isNode(id: { typename: string }, info: GraphQLResolveInfo): boolean {
  if (!isReadableId(id)) return false
  const type = info.schema.getType(id.typename)
  return isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'Node')
}

builder.queryType({ description: 'Everything that can be read.' })
builder.mutationType({ description: 'Every act that changes the record, named by its verb.' })
