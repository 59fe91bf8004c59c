import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { LaunchError } from './failure.ts'
import { inRepository, repositoryRoot } from './paths.ts'

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be between 1 and 65535')
  .max(65_535, 'must be between 1 and 65535')
const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no')
const databaseUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    'must look like postgresql://user:password@host/database',
  )
  .refine((text) => !URL.canParse(text) || new URL(text).pathname.length > 1, 'must name a database at its end')

/** Faults between variables are listed together with faults in them. */
const always = (): boolean => true

const variables = z
  .object({
    PORT: port.optional(),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be an address such as 127.0.0.1, 0.0.0.0 or ::')
      .default('127.0.0.1'),
    HAMKORI_HOME: z.string().default('.hamkori'),
    DATABASE_URL: databaseUrl.optional(),
    DATABASE_OWNER_URL: databaseUrl.optional(),
    DATABASE_POOL: z.coerce.number('must be a number').int().min(1).max(200).optional(),
    SECRETS_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be the base64 of 32 random bytes, as "openssl rand -base64 32" makes it')
      .optional(),
    METRICS_PORT: port.optional(),
    DEMONSTRATION: yesOrNo.optional(),
    ALLOW_DEMONSTRATION_ON_NETWORK: yesOrNo.default('no'),
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/, error: 'must look like https://hamkori.example' })
      .refine(
        (text) => !URL.canParse(text) || new URL(text).origin === text,
        'must be an origin: no path, no slash at the end',
      )
      .optional(),
    SOURCE_URL: z
      .url({ protocol: /^https?$/, error: 'must look like https://code.organisation.example/hamkori' })
      .optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' }).optional(),
    MAIL_FROM: z.string().optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must look like https://login.organisation.example' }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().optional(),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be one of fatal, error, warn, info, debug, trace, silent',
      )
      .default('info'),
    TRUSTED_DOCUMENTS: z.enum(['only', 'off'], 'must be only or off').optional(),
    OPEN_QUERIES: yesOrNo.optional(),
    CHROMIUM_PATH: z.string().optional(),
  })
  .refine((env) => env.DATABASE_OWNER_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['DATABASE_OWNER_URL'],
    message: 'needs DATABASE_URL beside it',
    when: always,
  })
  // A key in the home of one machine would be lost with it, and everybody's second factor would be lost with the key.
  .refine((env) => env.DATABASE_URL === undefined || env.SECRETS_KEY !== undefined, {
    path: ['SECRETS_KEY'],
    message: 'is needed beside DATABASE_URL: 32 random bytes in base64, as "openssl rand -base64 32" makes them',
    when: always,
  })
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    message: 'is needed beside SMTP_URL: who the messages are from',
    when: always,
  })
  .refine((env) => env.OIDC_ISSUER === undefined || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET && env.OIDC_NAME), {
    path: ['OIDC_ISSUER'],
    message: 'needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME beside it',
    when: always,
  })
  .refine((env) => env.METRICS_PORT === undefined || env.METRICS_PORT !== (env.PORT ?? defaultPort), {
    path: ['METRICS_PORT'],
    message: 'must differ from PORT',
    when: always,
  })

/** Where the application listens when PORT is not set. */
export const defaultPort = 4000

/** The environment, checked. Names are the environment's own; the table in README.md explains each. */
export type Settings = Omit<z.output<typeof variables>, 'HAMKORI_HOME'> & {
  /** Absolute. */
  HAMKORI_HOME: string
}

/**
 * Reads the environment, and for what it does not set the file `.env` in the checkout.
 * @throws LaunchError that lists every fault, one a line.
 */
export function readSettings(environment: NodeJS.ProcessEnv, file = inRepository('.env')): Settings {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const given = { ...withoutEmpty(fromFile), ...withoutEmpty(environment) }
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new LaunchError(`The environment is not usable:\n${faults.join('\n')}`)
  }
  return { ...parsed.data, HAMKORI_HOME: path.resolve(repositoryRoot, parsed.data.HAMKORI_HOME) }
}

/** An empty value counts as not set, as in most shells' `VAR= command`. */
function withoutEmpty(variables: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
}

/** Whether the address is this machine's own, unreachable from the network. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
