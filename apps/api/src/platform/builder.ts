import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type PrismaTypes from '../../generated/pothos-types.ts'
import { getDatamodel } from '../../generated/pothos-types.ts'
import type { Context } from './context.ts'
import { db } from './db.ts'
import { ForbiddenError } from './errors.ts'

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * The schema builder. Plugin order matters: with ScopeAuth before Errors a refusal would leave the result union.
 * Every root field and every mutation declares its own `authScopes`; a test walks the schema for it.
 */
export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
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
  }
}>({
  plugins: [ErrorsPlugin, RelayPlugin, ScopeAuthPlugin, ComplexityPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capitalized(fieldName)}Result`,
      description: 'What happened: the record, or one typed refusal.',
    },
  },
  relay: { nodesQueryOptions: false, nodeQueryOptions: false },
  scopeAuth: {
    authScopes: (context) => ({ public: true, signedIn: context.viewer.kind === 'person' }),
    unauthorizedError: (_parent, _context, info) => new ForbiddenError(info.fieldName),
  },
  complexity: { limit: { complexity: 1_000, depth: 12 }, defaultComplexity: 1, defaultListMultiplier: 4 },
  prisma: { client: db, dmmf: getDatamodel(), exposeDescriptions: true },
})

builder.queryType({ description: 'Everything that can be read.' })
builder.mutationType({ description: 'Every act that changes the record, named by its verb.' })
