import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './schema.ts'

let printed: string | undefined

/** The contract as text, sorted: what lies in the project as `schema.graphql`, and what introspection would tell. */
export function publishedSchema(): string {
  printed ??= `${printSchema(lexicographicSortSchema(schema))}\n`
  return printed
}
