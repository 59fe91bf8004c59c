import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { engineAdapter } from './engine-adapter.ts'

interface EngineExports extends WebAssembly.Exports {
  __wbindgen_start(): void
}

/** Marks the process, not this module: tests evaluate modules anew, and a second instance would share the bindings of the first. */
const loaded = Symbol.for('hamkori.schema-engine-loaded')

/**
 * Loads Prisma's schema engine. It is the same engine as the ordinary Prisma CLI's, compiled to WebAssembly, so that
 * migrations need no program from Prisma's servers; table and file layout are the CLI's own.
 */
function loadEngine(): void {
  if (loaded in globalThis) return
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const module = new WebAssembly.Module(readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...bindings } })
  const exports = instance.exports as EngineExports
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  Object.defineProperty(globalThis, loaded, { value: true })
}

/**
 * Opens the engine on one database and closes it after `work`.
 * @param schema the Prisma schema files; only comparing needs them.
 * @throws LaunchError with the engine's own message, without its codes and stack.
 */
export async function withSchemaEngine<T>(
  ownerUrl: string,
  schema: SchemaContainer[],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loadEngine()
  const datamodels = schema.map(({ path: file, content }): [string, string] => [file, content])
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  const adapter = engineAdapter(ownerUrl)
  let engine: SchemaEngine | null = null
  const panic = watchForPanic()
  try {
    engine = await Promise.race([bindings.SchemaEngine.new(options, () => undefined, adapter.factory), panic.happened])
    return await Promise.race([work(engine), panic.happened])
  } catch (error) {
    throw error instanceof LaunchError ? error : new LaunchError(readEngineError(error))
  } finally {
    panic.stopWatching()
    await adapter.close()
    // After a panic the engine's memory must not be touched again; it goes with the process.
    if (!panic.didHappen()) engine?.free()
  }
}

declare global {
  /** Where the engine leaves the reason before it aborts. */
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined
}

interface PanicWatch {
  /** Rejects when the engine panics: its own promises then never settle. */
  happened: Promise<never>
  didHappen(): boolean
  stopWatching(): void
}

/** Whether an exception is the engine's abort, which {@link withSchemaEngine} has reported already. */
export function isEnginePanic(error: Error): boolean {
  return error.name === 'RuntimeError' && error.message === 'unreachable'
}

function watchForPanic(): PanicWatch {
  const { promise, reject } = Promise.withResolvers<never>()
  let message: string | null = null
  // The abort itself comes up as an exception that nobody awaits.
  const swallow = (error: Error): void => {
    if (!isEnginePanic(error)) throw error
  }
  promise.catch(() => undefined)
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(text) {
      message = text
      reject(new LaunchError(`Prisma's schema engine failed: ${text}`))
    },
  }
  process.on('uncaughtException', swallow)
  return {
    happened: promise,
    didHappen: () => message !== null,
    stopWatching: () => setImmediate(() => process.off('uncaughtException', swallow)),
  }
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
