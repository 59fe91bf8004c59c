import { step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runQuietly } from '../run-program.ts'
import { buildWeb } from '../steps/build-web.ts'
import { generateCode } from '../steps/generate-code.ts'

/** Makes what the gates read: the database client, the types of the web app's documents, the built web app. */
export async function prepareGates(signal: AbortSignal): Promise<void> {
  await generateCode(signal)
  await step("Generating the types of the web app's documents", () =>
    runQuietly('gql.tada', ['generate-output'], 'The document types could not be generated', {
      cwd: inRepository('apps/web'),
      signal,
    }),
  )
  await buildWeb(signal)
}
