import { maximumIssues } from '@hamkori/schema/issues'
import type { IssueCode } from '@hamkori/schema/issues'
import {
  GraphQLError,
  coerceInputValue,
  getNamedType,
  getOperationAST,
  isEnumType,
  isInputType,
  typeFromAST,
} from 'graphql'
import type { ExecutionArgs, GraphQLInputType, GraphQLNamedType } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { EndpointContext } from './graphql-endpoint.ts'

/** What cannot be read in an input, in the form of the issues of `InvalidInputError`. */
interface UnreadableValue {
  readonly path: readonly string[]
  readonly code: IssueCode
}

/**
 * Says of a request whose variables could not be read, such as a form with an empty date or without a choice, which fields are
 * meant: `extensions.issues` of its error, in the form of `InvalidInputError`, with paths that count from the variable. Without it a
 * form could only say that something failed. Nothing is computed for requests that can be read.
 */
export function nameUnreadableInput(): Plugin<EndpointContext> {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        if (!isRequestError(result)) return
        const issues = unreadableValues(args).slice(0, maximumIssues)
        if (issues.length === 0) return
        // A refusal like the typed ones, and no failure of the request: a browser would note 400 as an error of the page.
        const refusal = { code: 'BAD_USER_INPUT', http: { status: 200 } }
        const { errors } = result as { errors: readonly GraphQLError[] }
        setResult({
          errors: errors.map(
            ({ message }, at) => new GraphQLError(message, { extensions: at === 0 ? { ...refusal, issues } : refusal }),
          ),
        })
      },
    }),
  }
}

/** A result of a request that was not executed at all: it has no data, not even null for a field. */
function isRequestError(result: unknown): boolean {
  const { data, errors } = result as { data?: unknown; errors?: readonly unknown[] }
  return data === undefined && Array.isArray(errors)
}

function unreadableValues({ document, operationName, schema, variableValues }: ExecutionArgs): UnreadableValue[] {
  const found: UnreadableValue[] = []
  for (const { variable, type } of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const declared = typeFromAST(schema, type as never)
    const value = variableValues?.[variable.name.value]
    if (declared === undefined || !isInputType(declared) || value === undefined) continue
    coerceInputValue(value, declared, (path, unreadable, { message }) => {
      const code = / is not defined by type /.test(message)
        ? 'unknown_field'
        : codeOf(unreadable, typeAt(declared, path))
      found.push({ path: path.map(String), code })
    })
  }
  return found
}

/** The type of the value at a path inside an input, as far as it is known. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType | undefined {
  let at: GraphQLInputType | undefined = type
  for (const step of path) {
    const named: GraphQLNamedType | undefined = at && getNamedType(at)
    if (typeof step === 'number') continue
    at = named !== undefined && 'getFields' in named ? named.getFields()[step]?.type : undefined
  }
  return at
}

function codeOf(value: unknown, type: GraphQLInputType | undefined): IssueCode {
  if (value === undefined || value === null || value === '' || typeof value === 'object') return 'required'
  const named = type && getNamedType(type)
  if (isEnumType(named)) return 'not_one_of'
  if (named?.name === 'Date') return 'not_a_date'
  return named?.name === 'Int' ? 'not_whole' : 'invalid'
}
