import type { AuditPayload } from '@hamkori/schema/audit'
import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../graphql-env.d.ts'

/** Makes a typed document. Documents live in `<module>.documents.ts`, never in an SFC. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  /** A fragment's fields are readable wherever its type is named (docs/adr/0088-no-fragment-masking.md). */
  disableMasking: true
  scalars: {
    /** A moment in UTC, ISO 8601. */
    DateTime: string
    /** A calendar day, `YYYY-MM-DD`. */
    Date: string
    /** The payload of an audit entry. */
    JSON: AuditPayload
  }
}>()

export { type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada'
