import { hash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

/** Absolute path of the checkout: the folder that holds `pnpm-workspace.yaml`. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** Absolute path of something inside the checkout. */
export function inRepository(...segments: string[]): string {
  return path.join(repositoryRoot, ...segments)
}

/** Where the built web app lies. */
export const webDist = inRepository('apps/web/dist')

/** The API with everything that it imports, in one file. */
export const builtApi = inRepository('apps/api/dist/main.js')

/** The folder of SQL migrations, one subfolder each, in Prisma's own layout. */
export const migrationsFolder = inRepository('apps/api/prisma/migrations')

/** The folder of Prisma schema files, one per module. */
export const prismaSchemaFolder = inRepository('apps/api/prisma/schema')

/** Tells a folder from every copy of it, wherever either is moved: eight hexadecimal digits. */
export function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true })
  return hash('sha256', `${dev}:${ino}`).slice(0, 8)
}

/** What a file of JSON holds; `undefined` when it is absent or damaged. */
export function readJson(file: string): unknown {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}
