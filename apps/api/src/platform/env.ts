import { applicationVariables, databaseUrl, defaultPort, readEnvironment } from '@hamkori/schema/environment'
import type { Need } from '@hamkori/schema/environment'
import { z } from 'zod'

export { isSecretsKey } from '@hamkori/schema/environment'

const variables = {
  ...applicationVariables,
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: applicationVariables.DATABASE_POOL.unwrap().default(16),
  PORT: applicationVariables.PORT.unwrap().default(defaultPort),
  WEB_DIST: z.string().optional(),
  /** Where the embedded database keeps its data, as the launcher says. */
  DATABASE_FOLDER: z.string().optional(),
  DEMONSTRATION: applicationVariables.DEMONSTRATION.unwrap().default('yes'),
  OPEN_QUERIES: applicationVariables.OPEN_QUERIES.unwrap().default('yes'),
}

export type Env = Omit<ReturnType<typeof readEnvironment<typeof variables>>, 'TRUSTED_DOCUMENTS'> & {
  /** `only` where nothing was said and a built web app is served in production: its build makes the manifest. */
  readonly TRUSTED_DOCUMENTS: 'only' | 'off'
}

/**
 * Reads one variable at the time it is needed, for code that is not given the {@link Env} checked by {@link readEnv} at start.
 * An empty variable counts as not set.
 */
export function variable(name: keyof Env | 'HAMKORI_HOME'): string | undefined {
  const value = process.env[name]
  return value === '' ? undefined : value
}

const documentsNeedBuild: Need = [
  'TRUSTED_DOCUMENTS',
  (env) => env['TRUSTED_DOCUMENTS'] === 'only' && env['WEB_DIST'] === undefined,
  '"only" needs WEB_DIST, whose build lists the documents',
]

/** Reads the environment. Throws one error that lists every fault, one a line. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const env = readEnvironment(variables, source, [documentsNeedBuild])
  const { NODE_ENV, WEB_DIST, TRUSTED_DOCUMENTS } = env
  const unsaid = NODE_ENV === 'production' && WEB_DIST !== undefined ? 'only' : 'off'
  return { ...env, TRUSTED_DOCUMENTS: TRUSTED_DOCUMENTS ?? unsaid }
}
