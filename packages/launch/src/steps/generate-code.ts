import { fingerprint, unlessUnchanged } from '../fingerprint.ts'
import { whileLocked } from '../home-lock.ts'
import { step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runQuietly } from '../run-program.ts'

const inputs = [
  'apps/api/prisma/schema',
  'apps/api/prisma.config.ts',
  'apps/api/tools/generate.ts',
  'apps/api/package.json',
  'pnpm-lock.yaml',
]

/** Generates the database client and the builder's types, when the Prisma schema has changed since the last time. */
export async function generateCode(signal?: AbortSignal): Promise<void> {
  const marker = inRepository('apps/api/generated/.generated-from')
  await whileLocked(inRepository('.hamkori/generate.lock'), 'generate', () =>
    unlessUnchanged(marker, fingerprint(inputs), () =>
      step('Generating the database client', () =>
        runQuietly('node', ['tools/generate.ts', '--client-only'], 'The database client could not be generated', {
          cwd: inRepository('apps/api'),
          ...(signal && { signal }),
        }),
      ),
    ),
  )
}
