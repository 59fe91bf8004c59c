import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core'
import type { GraphQLField, GraphQLNamedType } from 'graphql'

/**
 * What a cached value depends on. `territory`: places, departments and units. `publicRecord`: the tables whose changes are counted
 * in `record_version`, and the day, because time limits count days. `scores`: the sums of the ratings and the month.
 */
export type CachePolicyName = 'publicRecord' | 'scores' | 'territory'

/** The option `cache`. `never` takes one field out of a type that has a policy. */
export type CacheOption = CachePolicyName | 'never'

/**
 * Reads the version of what a policy depends on, in parts that are compared with `===`. A response made after the version was read
 * is valid as long as the version is the same.
 */
export type ReadVersion = () => Promise<readonly unknown[]>

declare global {
  export namespace PothosSchemaTypes {
    export interface FieldOptions<
      // The type parameters are part of the interface that is extended.
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** Allows the response to an anonymous query to be cached. Without it, and without one of the type, it never is. */
      cache?: CacheOption
      /**
       * The answer to a query with this field is filled up to a multiple of so many bytes and not compressed: whoever watches the
       * line sees sizes, also through TLS, and must not learn from one what was found. More than any answer has that is to look alike.
       */
      evenBytes?: number
    }
    export interface BaseTypeOptions<Types extends SchemaTypes = SchemaTypes> {
      /** The cache policy of the fields of this type that declare none. Fields that other modules add are included. */
      cache?: CacheOption
    }
  }
}

/** The cache policy of a field of the schema, or null where its value must not be cached. */
export function cachePolicyOf(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): CachePolicyName | null {
  const declared = optionOf(field) ?? optionOf(type) ?? 'never'
  return declared === 'never' ? null : declared
}

function optionOf({ extensions }: GraphQLNamedType | GraphQLField<unknown, unknown>): CacheOption | undefined {
  return (extensions['pothosOptions'] as { readonly cache?: CacheOption } | undefined)?.cache
}
