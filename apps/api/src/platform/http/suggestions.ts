import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Takes the hint at what was meant out of a refusal of GraphQL's own ("Did you mean …?"), wherever it comes from: unknown
 * fields, arguments and types, and values of an enum, which are only known when the variables are read.
 */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  if (!error.message.includes('Did you mean')) return error
  const { nodes, path, extensions, message } = error
  return new GraphQLError(message.replace(/ ?Did you mean [^?]*\?/g, ''), {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions,
  })
}

/** {@link withoutSuggestion} for what validation finds. What execution finds goes through the masking of errors. */
export function withoutSuggestions(): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (!valid) setResult(result.map((error) => (error instanceof GraphQLError ? withoutSuggestion(error) : error)))
      },
  }
}
