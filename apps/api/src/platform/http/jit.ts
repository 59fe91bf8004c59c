import { Kind } from 'graphql'
import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { CompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { describeFailure, logger } from '../logger.ts'

/** A document is compiled when it comes back: what is asked once or twice is not worth the milliseconds of compiling. */
const compiledFrom = 5

/**
 * Executes documents whose root fields are all named in `hot` by compiled code (graphql-jit), which spends far less on each
 * returned field. Only for fields that read typed SQL or memory: compiled code breaks the look-ahead of Pothos' Prisma
 * plugin. Whatever cannot be compiled is executed as usual.
 */
export function useJit(hot: ReadonlySet<string>): Plugin<Context> {
  const held = new WeakMap<DocumentNode, Map<string, Compiling>>()
  return {
    onExecute({ args, setExecuteFn }) {
      const compiled = compiledQuery(held, hot, args)
      if (compiled === null) return
      setExecuteFn(({ rootValue, contextValue, variableValues }: ExecutionArgs) =>
        compiled.query(rootValue, contextValue, variableValues ?? {}),
      )
    },
  }
}

interface Compiling {
  seen: number
  compiled: CompiledQuery | null
}

function compiledQuery(
  held: WeakMap<DocumentNode, Map<string, Compiling>>,
  hot: ReadonlySet<string>,
  args: ExecutionArgs,
): CompiledQuery | null {
  const { document, schema } = args
  const operationName = args.operationName ?? ''
  const ofDocument = held.get(document) ?? new Map<string, Compiling>()
  const entry = ofDocument.get(operationName) ?? { seen: 0, compiled: null }
  entry.seen += 1
  if (entry.seen === compiledFrom && isHot(document, hot)) entry.compiled = compile(schema, document, operationName)
  ofDocument.set(operationName, entry)
  held.set(document, ofDocument)
  return entry.compiled
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string): CompiledQuery | null {
  try {
    const compiled = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true })
    return isCompiledQuery(compiled) ? compiled : null
  } catch (failure) {
    logger.warn(describeFailure(failure), 'a document could not be compiled and is executed as usual')
    return null
  }
}

function isHot(document: DocumentNode, hot: ReadonlySet<string>): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && hot.has(selection.name.value),
        )),
  )
}
