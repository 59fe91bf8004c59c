import { GraphQLError } from 'graphql'
import type { ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * One type may be asked about (`__type`), the whole schema may not (`__schema`): it lies in the project as
 * schema.graphql, and answering it for everybody would be the dearest query of all. Development leaves it open.
 */
const noWholeSchema: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema') return
    context.reportError(
      new GraphQLError('The schema is published as a file; ask for a single __type here.', { nodes: node }),
    )
  },
})

/** Adds {@link noWholeSchema} to the validation of every document. */
export function withoutWholeSchema(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(noWholeSchema) }
}
