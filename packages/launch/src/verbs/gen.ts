import { step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runQuietly } from '../run-program.ts'

/** `pnpm gen`: everything generated, in the order in which one needs the other. */
export async function gen(_args: string[], signal: AbortSignal): Promise<number> {
  const api = { cwd: inRepository('apps/api'), signal }
  const web = { cwd: inRepository('apps/web'), signal }
  await step('Database client, table types and schema.graphql', () =>
    runQuietly('node', ['tools/generate.ts'], 'Generating failed', api),
  )
  await step("Types of the web app's documents", () =>
    runQuietly('gql.tada', ['generate-output'], 'Generating the document types failed', web),
  )
  return 0
}
