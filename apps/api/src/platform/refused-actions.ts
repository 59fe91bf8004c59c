import SchemaBuilder, { BasePlugin } from '@pothos/core'
import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { recordRefusal } from './audit.ts'
import type { Context } from './context.ts'
import { db } from './db.ts'
import { ForbiddenError } from './errors.ts'

const pluginName = 'refusedActions' as const

declare global {
  export namespace PothosSchemaTypes {
    // The type parameter is part of the interface that is extended.
    export interface Plugins<Types extends SchemaTypes> {
      refusedActions: RefusedActionsPlugin<Types>
    }
  }
}

/**
 * Leaves one audit entry where a signed-in person was refused an action, whether by the field's own scopes or by a policy. In a
 * transaction of its own: that of the action, if there was one, is gone. Nobody else is on record, as there is no name to put
 * there. Must stand right after the errors plugin in the list, so that it sees every refusal before it becomes an answer.
 */
class RefusedActionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (field.parentType !== 'Mutation') return resolver
    return async (parent, args, context, info) => {
      try {
        return await resolver(parent, args, context, info)
      } catch (failure) {
        if (failure instanceof ForbiddenError) await leaveEntry(failure, field.name, args, context as Context)
        throw failure
      }
    }
  }
}

async function leaveEntry(failure: ForbiddenError, mutation: string, args: object, { viewer }: Context): Promise<void> {
  if (viewer.kind !== 'person') return
  const { typename, id } = subjectIn(args) ?? { typename: 'Act', id: mutation }
  await recordRefusal(db, viewer, { permission: failure.permission, mutation, subjectType: typename, subjectId: id })
}

interface Subject {
  readonly typename: string
  readonly id: string
}

/** The first record that the input names: ids have been opened and checked by now. */
function subjectIn(value: unknown): Subject | null {
  if (value === null || typeof value !== 'object') return null
  if ('typename' in value && 'id' in value && typeof value.typename === 'string' && typeof value.id === 'string')
    return { typename: value.typename, id: value.id }
  for (const child of Object.values(value)) {
    const found = subjectIn(child)
    if (found !== null) return found
  }
  return null
}

SchemaBuilder.registerPlugin(pluginName, RefusedActionsPlugin)
