import { GraphQLError } from 'graphql'
import type { ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Nobody asks the running service about its schema: it is published as a file (GET /schema.graphql), once, and costs the
 * same for everybody. `__typename` stays, because it names what an answer already holds.
 */
const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return
    context.reportError(new GraphQLError('The schema is published at /schema.graphql.', { nodes: node }))
  },
})

/** Adds {@link noIntrospection} to the validation of every document. */
export function withoutIntrospection(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(noIntrospection) }
}
