import { z } from 'zod'

/** True for the base64 of exactly 32 bytes, which is what SECRETS_KEY must be. */
export function isSecretsKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === 32
}

const port = z.coerce.number().int().min(1).max(65535)

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  SECRETS_KEY: z.string().refine(isSecretsKey, 'must be the base64 of 32 random bytes'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  METRICS_PORT: port.optional(),
  WEB_DIST: z.string().min(1).optional(),
  DEMONSTRATION: z.enum(['yes', 'no']).default('yes'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SOURCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  TRUSTED_DOCUMENTS: z.enum(['only', 'off']).optional(),
  OPEN_QUERIES: z.enum(['yes', 'no']).default('yes'),
})

export type Env = Omit<z.infer<typeof schema>, 'TRUSTED_DOCUMENTS'> & {
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

/** Reads the environment. Throws one error that lists every fault, one a line. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(filled)
  const faults = (parsed.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  if (filled['TRUSTED_DOCUMENTS'] === 'only' && filled['WEB_DIST'] === undefined)
    faults.push('  TRUSTED_DOCUMENTS: "only" needs WEB_DIST, whose build lists the documents')
  const missing = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'].filter((name) => filled[name] === undefined)
  if (filled['OIDC_ISSUER'] !== undefined && missing.length > 0)
    faults.push(`  OIDC_ISSUER: needs ${missing.join(', ')} beside it`)
  if (filled['SMTP_URL'] !== undefined && filled['MAIL_FROM'] === undefined)
    faults.push('  MAIL_FROM: SMTP_URL needs a sender beside it')
  if (!parsed.success || faults.length > 0) throw new Error(`The environment is not usable:\n${faults.join('\n')}`)
  const { NODE_ENV, WEB_DIST, TRUSTED_DOCUMENTS } = parsed.data
  const unsaid = NODE_ENV === 'production' && WEB_DIST !== undefined ? 'only' : 'off'
  return { ...parsed.data, TRUSTED_DOCUMENTS: TRUSTED_DOCUMENTS ?? unsaid }
}
