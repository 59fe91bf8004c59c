import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { launcherVariables, readEnvironment } from '@hamkori/schema/environment'
import { describeFailure, LaunchError } from './failure.ts'
import { inRepository, repositoryRoot } from './paths.ts'
import { secretsKeyOf } from './secrets.ts'

/** The environment, checked. Names are the environment's own; the table in README.md explains each. */
export type Settings = ReturnType<typeof readEnvironment<typeof launcherVariables>>

/**
 * Reads the environment, and for what it does not set the file `.env` in the checkout. HAMKORI_HOME comes back absolute.
 * @throws LaunchError that lists every fault, one a line.
 */
export function readSettings(environment: NodeJS.ProcessEnv, file = inRepository('.env')): Settings {
  try {
    const settings = readEnvironment(launcherVariables, givenVariables(environment, file))
    return { ...settings, HAMKORI_HOME: path.resolve(repositoryRoot, settings.HAMKORI_HOME) }
  } catch (error) {
    throw new LaunchError(describeFailure(error))
  }
}

/** The environment, and for what it does not set the file `.env` in the checkout. An empty value counts as not set. */
export function givenVariables(environment: NodeJS.ProcessEnv, file = inRepository('.env')): NodeJS.ProcessEnv {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  return { ...fromFile, ...Object.fromEntries(given) }
}

/**
 * What programs of the API are to find in their environment. `databaseUrl` is the API's own way into the database; that of the owner
 * for the seed alone, which ends by itself and answers nobody.
 */
export function apiEnvironment(settings: Settings, databaseUrl: string): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value?.toString()])),
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: undefined,
    // What opens the backups is no business of what answers the network.
    BACKUP_PASSPHRASE: undefined,
    SECRETS_KEY: secretsKeyOf(settings),
    NODE_ENV: 'production',
    // What Node has made of the sources is kept, so that the next program does not do it again: it starts a quarter sooner.
    NODE_COMPILE_CACHE: path.join(settings.HAMKORI_HOME, 'compile-cache'),
  }
}

/** Whether the address is this machine's own, unreachable from the network. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
