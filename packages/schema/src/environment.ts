import { z } from 'zod'

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be between 1 and 65535')
  .max(65_535, 'must be between 1 and 65535')
const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no')
const web = (example: string) => z.url({ protocol: /^https?$/, error: `must look like ${example}` })
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** True for the base64 of exactly 32 bytes, which is what SECRETS_KEY must be. */
export function isSecretsKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=?$/.test(text)
}

/** Connection string of a PostgreSQL database. */
export const databaseUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    'must look like postgresql://user:password@host/database',
  )
  .refine((text) => !URL.canParse(text) || new URL(text).pathname.length > 1, 'must name a database at its end')

/** Where the application listens when PORT is not set. */
export const defaultPort = 4000

/** Characters of a passphrase for backups: whoever holds a backup can guess as long as they like. */
export const leastPassphrase = 12

/** Variables of the environment that the launcher reads and hands to the API. The table in README.md explains each. */
export const applicationVariables = {
  PORT: port.optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address such as 127.0.0.1, 0.0.0.0 or ::')
    .default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be between 1 and 200')
    .max(200, 'must be between 1 and 200')
    .optional(),
  SECRETS_KEY: z
    .string()
    .refine(isSecretsKey, 'must be the base64 of 32 random bytes, as "openssl rand -base64 32" makes it')
    .optional(),
  FILES_FOLDER: z
    .string()
    .refine((text) => text.startsWith('/'), 'must be an absolute path such as /mnt/hamkori-files')
    .optional(),
  METRICS_PORT: port.optional(),
  LOW_SPACE_MB: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .optional(),
  DEMONSTRATION: yesOrNo.optional(),
  PUBLIC_ORIGIN: web('https://hamkori.example')
    .refine(
      (text) => !URL.canParse(text) || new URL(text).origin === text,
      'must be an origin: no path, no slash at the end',
    )
    .optional(),
  SOURCE_URL: web('https://code.organisation.example/hamkori').optional(),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: 'must look like mailto:security@organisation.example or https://…' })
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' }).optional(),
  MAIL_FROM: z.string().min(3, 'must be an address').optional(),
  OIDC_ISSUER: web('https://login.organisation.example').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  TRUSTED_DOCUMENTS: z.enum(['only', 'off'], 'must be only or off').optional(),
  OPEN_QUERIES: yesOrNo.optional(),
}

/** What only the launcher reads. */
export const launcherVariables = {
  ...applicationVariables,
  HAMKORI_HOME: z.string().default('.hamkori'),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  ALLOW_DEMONSTRATION_ON_NETWORK: yesOrNo.default('no'),
  WAL_ARCHIVE: z
    .string()
    .regex(/^\/[\w./-]+$/, 'must be an absolute path of plain letters, such as /mnt/hamkori-log')
    .optional(),
  BACKUP_PASSPHRASE: z.string().min(leastPassphrase, `must have at least ${leastPassphrase} characters`).optional(),
  CHROMIUM_PATH: z.string().optional(),
}

type Source = Readonly<Record<string, string | undefined>>

/** A variable that needs another one beside it: which one is at fault, when, and the sentence. */
export type Need = readonly [variable: string, isAtFault: (env: Source) => boolean, sentence: string]

const needs: readonly Need[] = [
  [
    'DATABASE_OWNER_URL',
    (env) => has(env, 'DATABASE_OWNER_URL') && !has(env, 'DATABASE_URL'),
    'needs DATABASE_URL beside it',
  ],
  // A key in the home of one machine would be lost with it, and everybody's second factor would be lost with the key.
  [
    'SECRETS_KEY',
    (env) => has(env, 'DATABASE_URL') && !has(env, 'SECRETS_KEY'),
    'is needed beside DATABASE_URL: 32 random bytes in base64, as "openssl rand -base64 32" makes them',
  ],
  // With the embedded database, files lie in the home beside it, and every backup takes both.
  [
    'FILES_FOLDER',
    (env) => has(env, 'FILES_FOLDER') && !has(env, 'DATABASE_URL'),
    'needs DATABASE_URL beside it: without one, files lie in HAMKORI_HOME',
  ],
  [
    'WAL_ARCHIVE',
    (env) => has(env, 'WAL_ARCHIVE', 'DATABASE_URL'),
    'is of the embedded database: a PostgreSQL of your own archives its log by its own settings',
  ],
  [
    'MAIL_FROM',
    (env) => has(env, 'SMTP_URL') && !has(env, 'MAIL_FROM'),
    'is needed beside SMTP_URL: who the messages are from',
  ],
  [
    'OIDC_ISSUER',
    (env) => has(env, 'OIDC_ISSUER') && !has(env, 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'),
    'needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME beside it',
  ],
  [
    'METRICS_PORT',
    (env) => has(env, 'METRICS_PORT') && env['METRICS_PORT'] === (env['PORT'] ?? String(defaultPort)),
    'must differ from PORT',
  ],
]

function has(env: Source, ...names: string[]): boolean {
  return names.every((name) => env[name] !== undefined)
}

/**
 * Reads an environment; an empty value counts as not set, as in most shells' `VAR= command`.
 * @param shape what each variable must be, {@link applicationVariables} for example.
 * @param furtherNeeds what the variables need of each other beside the needs that all environments share.
 * @throws Error that lists every fault, one a line.
 */
export function readEnvironment<S extends z.ZodRawShape>(
  shape: S,
  source: Source,
  furtherNeeds: readonly Need[] = [],
): z.output<z.ZodObject<S>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = z.object(shape).safeParse(given)
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')} ${issue.message}`),
    ...[...needs, ...furtherNeeds]
      .filter(([, isAtFault]) => isAtFault(given))
      .map(([variable, , sentence]) => `  ${variable} ${sentence}`),
  ]
  if (parsed.success && faults.length === 0) return parsed.data
  throw new Error(`The environment is not usable:\n${faults.join('\n')}`)
}
