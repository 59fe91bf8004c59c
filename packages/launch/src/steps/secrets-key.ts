import { existsSync } from 'node:fs'
import { LaunchError } from '../failure.ts'
import { withClient } from '../postgres/roles.ts'
import { secretsKeyFileOf } from '../secrets.ts'
import type { Settings } from '../settings.ts'

/** What depends on the key: what `encrypt` of apps/api has written, and what is signed with a key made from it. Jobs end within days. */
const madeWithTheKey = `
  SELECT (SELECT count(*) FROM factor WHERE encrypted_secret IS NOT NULL) + (SELECT count(*) FROM ceremony) AS factors,
         (SELECT count(*) FROM release) AS releases`

/**
 * Refuses a database whose secrets no key here opens: with a new key, made in silence, nobody's second factor would work.
 * @param ownerUrl the way into a database with all migrations.
 * @throws LaunchError that says the way out.
 */
export async function refuseLostKey(settings: Settings, ownerUrl: string): Promise<void> {
  const file = secretsKeyFileOf(settings)
  if (settings.SECRETS_KEY !== undefined || existsSync(file)) return
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ factors: string; releases: string }>(madeWithTheKey),
  )
  const { factors, releases } = rows[0] ?? { factors: '0', releases: '0' }
  if (factors === '0' && releases === '0') return
  throw new LaunchError(
    `${file} is missing, and the database holds what was made with its key (second factors: ${factors}, signed releases: ${releases}): ` +
      'put the file back from a copy, or set SECRETS_KEY to what it held. If it is lost for good, make a new one with ' +
      `"openssl rand -base64 32 > ${file}": authenticator apps then stop working, people sign in with a passkey or a recovery ` +
      'code and add a new one, and further releases are signed with another key.',
  )
}
