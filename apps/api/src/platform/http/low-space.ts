import { GraphQLError, getOperationAST, Kind } from 'graphql'
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isSpaceLow, lowSpaceRetrySeconds } from '../disk-space.ts'
import { countRefusal } from '../metrics.ts'
import type { EndpointContext } from './graphql-endpoint.ts'

/**
 * Refuses mutations while a disk has less room than the low-space mark, with 503 and when to come back, before anything is done.
 * Queries go on, and so do the acts that say `worksOnLowSpace` among their extensions: they write hardly anything, and people must be able
 * to come in and to leave.
 */
export function refuseWritesOnLowSpace(schema: GraphQLSchema): Plugin<EndpointContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document, args.operationName)
      if (operation?.operation !== 'mutation' || !isSpaceLow() || worksOnLowSpace(schema, operation)) return
      countRefusal('lowSpace')
      const error = new GraphQLError('The disk is nearly full: nothing is stored just now.', {
        extensions: {
          code: 'UNAVAILABLE',
          retryAfterSeconds: lowSpaceRetrySeconds,
          http: { status: 503, headers: { 'retry-after': String(lowSpaceRetrySeconds) } },
        },
      })
      setResultAndStopExecution({ errors: [error] })
    },
  }
}

function worksOnLowSpace(schema: GraphQLSchema, { selectionSet }: OperationDefinitionNode): boolean {
  const fields = schema.getMutationType()?.getFields() ?? {}
  return selectionSet.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) return false
    return selection.name.value === '__typename' || fields[selection.name.value]?.extensions['worksOnLowSpace'] === true
  })
}
