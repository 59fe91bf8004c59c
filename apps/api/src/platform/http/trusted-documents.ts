import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GraphQLError, Kind } from 'graphql'
import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { EndpointContext } from './graphql-endpoint.ts'

/** Who sends a document: a page that this process renders, a request with a session cookie, or anybody else. */
export type Caller = 'ownPage' | 'session' | 'anonymous'

/** What the rule needs to know about a document. */
export interface DocumentFacts {
  /** It stands in the manifest of the web app's build. */
  readonly trusted: boolean
  /** Every operation in it only reads. */
  readonly reads: boolean
}

/** Which documents run for whom. */
export interface DocumentRule {
  allows(document: DocumentFacts, caller: Caller): boolean
  /** Whether exactly this text stands in the manifest. */
  isTrusted(query: string): boolean
}

/** Everything runs for everybody: development, tests, and `TRUSTED_DOCUMENTS=off`. */
export const everyDocument: DocumentRule = { allows: () => true, isTrusted: () => true }

/**
 * With a session nothing runs but the web app's own documents. Without one, documents of anybody's making may read, as long
 * as `openQueries` says so: the record is open data. Nobody writes by a document that the web app does not send.
 */
export function onlyTrusted(manifest: ReadonlySet<string>, openQueries: boolean): DocumentRule {
  return {
    isTrusted: (query) => manifest.has(digestOf(query)),
    allows({ trusted, reads }, caller) {
      if (trusted) return true
      if (caller === 'session') return false
      return reads && (caller === 'ownPage' || openQueries)
    },
  }
}

/**
 * Reads the manifest that the build of the web app left: the documents of this build and of the one before it, whose tabs
 * may still be open. Throws one sentence where it is missing or was changed by hand.
 */
export async function readManifest(webDist: string): Promise<ReadonlySet<string>> {
  const file = join(webDist, 'server', 'documents.json')
  let written: unknown
  try {
    written = JSON.parse(await readFile(file, 'utf8'))
  } catch (failure) {
    throw new Error(`The web app is not built: ${file} cannot be read. TRUSTED_DOCUMENTS=only needs it.`, {
      cause: failure,
    })
  }
  const { current = {}, previous = {} } = (written ?? {}) as Record<string, Record<string, unknown>>
  const documents = [...Object.entries(current), ...Object.entries(previous)]
  const changed = documents.find(([digest, text]) => typeof text !== 'string' || digestOf(text) !== digest)
  if (documents.length === 0 || changed !== undefined)
    throw new Error(`${file} is not what the build of the web app writes: build it again.`)
  return new Set(documents.map(([digest]) => digest))
}

/** Whether every operation of a document only reads. */
export function onlyReads(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'query',
  )
}

/**
 * Enforces the rule in graphql-yoga. A document that the caller may not run whatever it does is refused before it is parsed; one
 * that only trusted documents may be (a mutation), before it is executed. Must come before the plugin of the document cache.
 */
export function enforceTrustedDocuments(rule: DocumentRule): Plugin<EndpointContext> {
  return {
    onParams({ params, context, setResult }) {
      // Yoga itself refuses a query that is not a string.
      if (typeof params.query !== 'string') return
      const facts = { trusted: rule.isTrusted(params.query), reads: true }
      if (!rule.allows(facts, callerOf(context as unknown as EndpointContext))) setResult({ errors: [refusal()] })
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { document, contextValue } = args
      if (mayExecute(document, contextValue)) return
      setResultAndStopExecution({ data: null, errors: [refusal()] })
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const { document, contextValue } = args
      if (mayExecute(document, contextValue)) return
      setResultAndStopExecution({ data: null, errors: [refusal()] })
    },
  }

  function mayExecute(
    document: DocumentNode,
    context: EndpointContext & { readonly params?: { readonly query?: string } },
  ): boolean {
    if (context.validated === true) return true
    const query = context.params?.query
    if (typeof query !== 'string') return false
    return rule.allows({ trusted: rule.isTrusted(query), reads: onlyReads(document) }, callerOf(context))
  }
}

/** A cookie in the form of a session token counts as a session, valid or not: an invalid one must not allow more. */
function callerOf({ ownPage, viewer, sessionToken }: EndpointContext): Caller {
  if (ownPage === true) return 'ownPage'
  return viewer.kind !== 'anonymous' || sessionToken !== null ? 'session' : 'anonymous'
}

function digestOf(query: string): string {
  return createHash('sha256').update(query).digest('hex')
}

function refusal(): GraphQLError {
  return new GraphQLError(
    'Only documents of the web app are taken here. Without a session, queries of your own may read.',
    {
      extensions: { code: 'UNTRUSTED_DOCUMENT', http: { status: 403 } },
    },
  )
}
