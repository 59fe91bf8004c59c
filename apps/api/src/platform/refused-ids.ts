import SchemaBuilder, { BasePlugin, PothosValidationError } from '@pothos/core'
import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { InvalidInputError, invalidAt } from './errors.ts'

const unknownType = 'Unknown'
const globalIdPattern = /^([A-Z]\w{0,60}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/**
 * Opens a Relay global id. Never throws: what is not one of ours becomes an id of a type that does not exist, so that
 * `node` answers null and an argument that names its type is refused at its field.
 */
export function openGlobalId(globalId: string): { typename: string; id: string } {
  const text = globalId.length <= 200 ? Buffer.from(globalId, 'base64').toString('latin1') : ''
  const parts = globalIdPattern.exec(text)
  return { typename: parts?.[1] ?? unknownType, id: parts?.[2] ?? '' }
}

/** True for what {@link openGlobalId} could read. Whether such a type or record exists is another question. */
export function isReadableId(id: { typename: string }): boolean {
  return id.typename !== unknownType
}

const pluginName = 'refusedIds' as const

declare global {
  export namespace PothosSchemaTypes {
    // The type parameter is part of the interface that is extended.
    export interface Plugins<Types extends SchemaTypes> {
      refusedIds: RefusedIdsPlugin<Types>
    }
  }
}

/**
 * Turns the Relay plugin's complaint about a foreign or malformed id into an {@link InvalidInputError} at the field,
 * which the errors plugin then puts into the result union. Must stand after the errors plugin in the list.
 */
class RefusedIdsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapArgMappers(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { args: declared }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    // Most fields take no arguments, and are asked a thousand times for one list.
    if (Object.keys(declared).length === 0) return resolver
    return (parent, args, context, info) => {
      try {
        return resolver(parent, args, context, info)
      } catch (failure) {
        throw asInvalidInput(failure, args)
      }
    }
  }
}

function asInvalidInput(failure: unknown, args: object): unknown {
  if (!(failure instanceof PothosValidationError)) return failure
  const id = /^ID: (\S*) is not of type: /.exec(failure.message)?.[1]
  if (id === undefined) return failure
  const path = pathTo(id, 'input' in args ? args.input : args, [])
  return new InvalidInputError([invalidAt(path ?? [], 'not_an_id')])
}

function pathTo(wanted: string, value: unknown, path: readonly string[]): readonly string[] | null {
  if (value === wanted) return path
  if (value === null || typeof value !== 'object') return null
  for (const [key, child] of Object.entries(value)) {
    const found = pathTo(wanted, child, [...path, key])
    if (found !== null) return found
  }
  return null
}

SchemaBuilder.registerPlugin(pluginName, RefusedIdsPlugin)
