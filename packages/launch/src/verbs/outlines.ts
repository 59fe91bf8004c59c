import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { apiEnvironment, readSettings } from '../settings.ts'
import { withDatabase } from '../steps/with-database.ts'
import { generateCode } from '../tasks.ts'

/**
 * `pnpm outlines <file> [--source "<text>"] [--licence "<text>"]`: draws the map with the outlines of a GeoJSON file, whether the
 * application runs or not; `pnpm outlines --remove` goes back to the map of equal tiles.
 */
export async function outlines(args: string[], signal: AbortSignal): Promise<number> {
  const [first, ...rest] = args
  const removes = first === '--remove' && rest.length === 0
  if (!removes && (first === undefined || first.startsWith('--')))
    throw new LaunchError(
      'Say which file: pnpm outlines districts.geojson [--source "© Whose"] [--licence "Which"], or: pnpm outlines --remove',
    )
  const settings = readSettings(process.env)
  await generateCode(signal)
  const asked = removes ? ['remove'] : ['import', path.resolve(process.env['INIT_CWD'] ?? '.', first ?? ''), ...rest]
  return withDatabase(settings, 'outlines', ({ ownerUrl }) =>
    runProgram('node', ['tools/outlines.ts', ...asked], {
      cwd: inRepository('apps/api'),
      env: apiEnvironment(settings, ownerUrl),
      signal,
    }),
  )
}
