import { actingPersonHeader } from '@hamkori/schema/acting-person'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { EndpointContext } from './graphql-endpoint.ts'

/** What the header says; undefined where a request does not carry it. */
export function actingPersonOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>) {
  const given = headers[actingPersonHeader]
  return typeof given === 'string' ? given : undefined
}

/**
 * Refuses a mutation that was prepared on a page drawn for somebody else than the person who is signed in now: with the code
 * `SIGNED_OUT` where nobody is, `ANOTHER_PERSON` where the browser has changed hands. Requests without the header are not asked.
 */
export function checkActingPerson(): Plugin<EndpointContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { actingPerson, viewer } = args.contextValue as EndpointContext
      if (actingPerson === undefined) return
      if (getOperationAST(args.document, args.operationName)?.operation !== 'mutation') return
      if (viewer.kind === 'person' && encodeGlobalID('Person', viewer.personId) === actingPerson) return
      const code = viewer.kind === 'person' ? 'ANOTHER_PERSON' : 'SIGNED_OUT'
      const message = 'The page was drawn for a person who is not signed in here now.'
      setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions: { code } })] })
    },
  }
}
