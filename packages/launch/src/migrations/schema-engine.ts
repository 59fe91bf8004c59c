import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine, type SchemaContainer } from '@prisma/schema-engine-wasm'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { EngineAdapter } from './engine-adapter.ts'

declare global {
  /** Where the engine leaves the reason before it aborts. */
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined
}

/**
 * Opens Prisma's schema engine on one database and closes it after `work`. It is the same engine as the ordinary Prisma
 * CLI's, compiled to WebAssembly, so that migrations need no program from Prisma's servers; table and file layout are the
 * CLI's own.
 * @param schema the Prisma schema files; only comparing needs them.
 * @throws LaunchError with the engine's own message, without its codes and stack.
 */
export async function withSchemaEngine<T>(
  ownerUrl: string,
  schema: SchemaContainer[],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const datamodels = schema.map(({ path: file, content }): [string, string] => [file, content])
  await using adapter = new EngineAdapter(ownerUrl)
  // When the engine panics its own promises never settle.
  const panic = Promise.withResolvers<never>()
  panic.promise.catch(() => undefined)
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (text) => panic.reject(new LaunchError(`Prisma's schema engine failed: ${text}`)),
  }
  try {
    const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
    const opening = SchemaEngine.new(options, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
    return await Promise.race([opening.then(work), panic.promise])
  } catch (error) {
    throw error instanceof LaunchError ? error : new LaunchError(readEngineError(error))
  }
}

/** Whether an exception is the engine's abort, which {@link withSchemaEngine} reports. */
export function isEnginePanic(error: Error): boolean {
  return error.name === 'RuntimeError' && error.message === 'unreachable'
}

const engineError = z.object({
  meta: z.object({ full_error: z.string() }).partial().optional(),
  message: z.string().optional(),
})

/** The engine throws an `Error` with JSON or text in its message, followed by its own call stack. */
function readEngineError(error: unknown): string {
  const text = readMessage(error instanceof Error ? error.message : JSON.stringify(error))
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1]
  const reason = text
    .slice(0, text.search(/\n\s+0: |$(?![^])/))
    .replace(/^external connector error\n/, '')
    .trim()
  return migration === undefined ? reason : `The migration ${migration} failed: ${reason}`
}

function readMessage(text: string): string {
  try {
    const parsed = engineError.parse(JSON.parse(text))
    return parsed.message ?? parsed.meta?.full_error ?? text
  } catch {
    return text
  }
}
