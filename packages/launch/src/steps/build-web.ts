import { fingerprint, unlessUnchanged } from '../fingerprint.ts'
import { whileLocked } from '../home-lock.ts'
import { step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runQuietly } from '../run-program.ts'

/** Everything the built web app is made of. */
const inputs = [
  'apps/web',
  'packages/schema/src',
  'packages/schema/package.json',
  'apps/api/schema.graphql',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
]

/** Where the built web app lies. */
export const webDist = inRepository('apps/web/dist')

/** Builds the web app, when its sources have changed since the last time. */
export async function buildWeb(signal?: AbortSignal): Promise<void> {
  const marker = inRepository('apps/web/dist/.built-from')
  await whileLocked(inRepository('.hamkori/build.lock'), 'build', () =>
    unlessUnchanged(marker, fingerprint(inputs), () =>
      step('Building the web app', () =>
        runQuietly('node', ['tools/build.ts'], 'The web app could not be built', {
          cwd: inRepository('apps/web'),
          env: { NODE_ENV: 'production' },
          ...(signal && { signal }),
        }),
      ),
    ),
  )
}
