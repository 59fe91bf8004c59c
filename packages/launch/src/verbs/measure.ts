import { rmSync } from 'node:fs'
import { runProgram } from '../run-program.ts'
import { readSettings } from '../settings.ts'
import { buildWeb } from '../steps/build-web.ts'
import { generateCode } from '../steps/generate-code.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { findOrInstallChromium } from '../tests/chromium.ts'
import { withDemonstration } from '../tests/with-demonstration.ts'

/** `pnpm measure [runs]`: how soon public pages paint on a slow phone on slow 4G; code 1 when one is over its aim. */
export async function measure(args: string[], signal: AbortSignal): Promise<number> {
  const chromium = await findOrInstallChromium(readSettings(process.env).CHROMIUM_PATH, signal, 'whole')
  await generateCode(signal)
  await buildWeb(signal)
  const folder = makeTemporaryHome()
  try {
    return await withDemonstration(folder, signal, ({ application }) =>
      runProgram('node', ['e2e/measure/largest-paint.ts', ...args], {
        env: { HAMKORI_URL: application.origin, CHROMIUM_PATH: chromium },
        signal,
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
