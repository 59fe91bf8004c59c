import { isAbstractType } from 'graphql'
import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { CompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { describeFailure, logger } from '../logger.ts'

/** The execution at which an operation is compiled. Compiling takes milliseconds, which an operation sent once or twice does not repay. */
const compiledFrom = 5

/** How often one operation of a document was executed, and its compiled form once there is one. */
interface Operation {
  executions: number
  compiled: CompiledQuery | null
}

/**
 * Executes operations by compiled code (graphql-jit) from their fifth execution on, which takes far less time for each returned
 * field. Documents that cannot be compiled are executed by graphql-js. A compiled operation is dropped with its document.
 */
export function compileFrequentDocuments(): Plugin<Context> {
  const documents = new WeakMap<DocumentNode, Map<string, Operation>>()
  return {
    onExecute({ args, setExecuteFn }) {
      const compiled = compiledQuery(documents, args)
      if (compiled === null) return
      setExecuteFn(({ rootValue, contextValue, variableValues }: ExecutionArgs) =>
        compiled.query(rootValue, contextValue, variableValues ?? {}),
      )
    },
  }
}

function compiledQuery(
  documents: WeakMap<DocumentNode, Map<string, Operation>>,
  { document, schema, operationName }: ExecutionArgs,
): CompiledQuery | null {
  const name = operationName ?? ''
  const operations = documents.get(document) ?? new Map<string, Operation>()
  const operation = operations.get(name) ?? { executions: 0, compiled: null }
  operation.executions += 1
  if (operation.executions === compiledFrom) operation.compiled = compile(schema, document, name)
  operations.set(name, operation)
  documents.set(document, operations)
  return operation.compiled
}

const completed = new WeakSet<GraphQLSchema>()

/**
 * Gives the type resolver of each union and interface its type, which compiled code leaves out of the arguments. Without it the
 * results of mutations could not be told apart, and the exception would end the process.
 */
function completeTypeResolvers(schema: GraphQLSchema): void {
  if (completed.has(schema)) return
  completed.add(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue
    const { resolveType } = type
    if (resolveType) type.resolveType = (value, context, info) => resolveType(value, context, info, type)
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string): CompiledQuery | null {
  try {
    completeTypeResolvers(schema)
    const compiled = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true })
    return isCompiledQuery(compiled) ? compiled : null
  } catch (failure) {
    logger.warn(describeFailure(failure), 'a document could not be compiled and is executed as usual')
    return null
  }
}
