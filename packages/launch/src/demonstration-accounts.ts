import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { readJson } from './paths.ts'

const written = z.object({
  /** Of the authenticator application that all of them share; absent in a home from before second factors. */
  totpSecret: z.string().optional(),
  accounts: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
})

/** The sign-ins of the demonstration. */
export type Demonstration = z.infer<typeof written>

/** The sign-ins that the seed wrote down for this home; none when there are none. */
export function demonstrationSignIns(home: string): Demonstration {
  return written.parse(readJson(path.join(home, 'demonstration-accounts.json')) ?? { accounts: [] })
}

/** The code that an authenticator application with this secret shows at a moment (milliseconds since 1970). */
export function codeAt(secret: string, moment: number = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment })
}
