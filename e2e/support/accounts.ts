import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A demonstration sign-in, as the seed wrote it. */
export interface DemonstrationAccount {
  email: string
  password: string
  role: string
  label: string
}

/** The demonstration account with this e-mail, from the installation's own file. Throws when the seed did not make it. */
export function account(email: string): DemonstrationAccount {
  const home = process.env['HAMKORI_HOME']
  if (home === undefined) throw new Error('HAMKORI_HOME says where the installation under test keeps its accounts')
  const { accounts } = JSON.parse(readFileSync(join(home, 'demonstration-accounts.json'), 'utf8')) as {
    accounts: DemonstrationAccount[]
  }
  const found = accounts.find((candidate) => candidate.email === email)
  if (found === undefined) throw new Error(`no demonstration account ${email}`)
  return found
}
