import { LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { apiEnvironment, readSettings } from '../settings.ts'
import { withDatabase } from '../steps/with-database.ts'
import { generateCode } from '../tasks.ts'

/**
 * `pnpm invite <email> "<name>" [tg|ru|en]`: invites an administrator, whether the application runs or not. The first one
 * of an installation without demonstration can be invited by nobody else.
 */
export async function invite(args: string[], signal: AbortSignal): Promise<number> {
  if (args.length < 2)
    throw new LaunchError('Say whom: pnpm invite somebody@council.tj "Name of the person" [tg|ru|en]')
  const settings = readSettings(process.env)
  await generateCode(signal)
  const code = await withDatabase(settings, 'invite', ({ appUrl }) =>
    runProgram('node', ['tools/invite-administrator.ts', ...args], {
      cwd: inRepository('apps/api'),
      env: apiEnvironment(settings, appUrl),
      signal,
    }),
  )
  if (code === 0)
    say(
      settings.SMTP_URL === undefined
        ? `The running application writes the message into ${settings.HAMKORI_HOME}/mail.`
        : 'The running application sends the message.',
    )
  return code
}
