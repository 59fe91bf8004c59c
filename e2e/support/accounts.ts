import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeAt } from '@hamkori/launch/demonstration-accounts.ts'

/** A demonstration sign-in, as the seed wrote it. */
export interface DemonstrationAccount {
  email: string
  password: string
  role: string
  label: string
}

interface Written {
  totpSecret: string
  accounts: DemonstrationAccount[]
}

function written(): Written {
  return JSON.parse(readFileSync(join(home(), 'demonstration-accounts.json'), 'utf8')) as Written
}

function home(): string {
  const folder = process.env['HAMKORI_HOME']
  if (folder === undefined) throw new Error('HAMKORI_HOME says where the installation under test keeps its accounts')
  return folder
}

/** The demonstration account with this email, from the installation's own file. Throws when the seed did not make it. */
export function account(email: string): DemonstrationAccount {
  const found = written().accounts.find((candidate) => candidate.email === email)
  if (found === undefined) throw new Error(`no demonstration account ${email}`)
  return found
}

const stepMilliseconds = 30_000

/**
 * A code of this account that no journey has used: each works once, and none that is older than one that was used. Two
 * workers share the accounts, so what was used is kept in the home, one empty file for each; when the codes of the present
 * are used up, the next half-minute is waited for.
 */
export async function unusedCode(email: string): Promise<string> {
  const folder = join(home(), 'journey-codes')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    const now = Math.floor(Date.now() / stepMilliseconds)
    const last = lastUsed(folder, email)
    for (const step of [now - 1, now, now + 1]) {
      if (step > last && take(join(folder, `${email} ${step}`)))
        return codeAt(written().totpSecret, step * stepMilliseconds)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function lastUsed(folder: string, email: string): number {
  const steps = readdirSync(folder).flatMap((name) =>
    name.startsWith(`${email} `) ? [Number(name.split(' ')[1])] : [],
  )
  return Math.max(0, ...steps)
}

/** True for the one who was first. */
function take(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' })
    return true
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw failure
  }
}
