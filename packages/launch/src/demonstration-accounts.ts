import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const written = z.object({
  accounts: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
})

/** One sign-in of the demonstration. */
export type DemonstrationAccount = z.infer<typeof written>['accounts'][number]

/** The sign-ins that the seed wrote down for this home; empty when there are none. */
export function demonstrationAccounts(home: string): DemonstrationAccount[] {
  const file = path.join(home, 'demonstration-accounts.json')
  if (!existsSync(file)) return []
  return written.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts
}
