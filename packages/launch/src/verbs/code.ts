import { codeAt, demonstrationSignIns } from '../demonstration-accounts.ts'
import { LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import { readSettings } from '../settings.ts'

const step = 30_000

/** `npm run code`: the code that the second step of a demonstration account asks for, now and next. */
export function code(): Promise<number> {
  const { totpSecret } = demonstrationSignIns(readSettings(process.env).HAMKORI_HOME)
  if (totpSecret === undefined)
    throw new LaunchError('This home has no demonstration sign-ins with a second step: run "npm start" first.')
  const now = Date.now()
  say(
    `${codeAt(totpSecret, now)} for ${Math.ceil((step - (now % step)) / 1000)} s, then ${codeAt(totpSecret, now + step)}.`,
  )
  say('A code works once for each account.')
  return Promise.resolve(0)
}
