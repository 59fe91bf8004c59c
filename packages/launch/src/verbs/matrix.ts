import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { generateCode } from '../steps/generate-code.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import type { Verb } from './index.ts'

/** A program of the authorization matrix, on a throw-away server. */
function matrixVerb(program: string): Verb {
  return async (args, signal) => {
    await generateCode(signal)
    const server = await startTestServer()
    try {
      return await runProgram('node', [`src/testing/matrix/${program}`, ...args], {
        cwd: inRepository('apps/api'),
        env: { HAMKORI_TEST_DATABASE_URL: server.url, LOG_LEVEL: 'silent' },
        signal,
      })
    } finally {
      await server.stop()
    }
  }
}

/** `pnpm matrix:propose`: writes lines that are new or different into the reviewed file, each as `?`. */
export const matrixPropose = matrixVerb('propose.ts')
/** `pnpm matrix:mutate [part of a name]`: takes every guard away, one at a time; fails where nothing notices. */
export const matrixMutate = matrixVerb('mutants/mutate.ts')
