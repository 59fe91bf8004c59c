/** `node --import mutate-hook.ts …`: loads one source with one guard taken away, named in HAMKORI_MUTANT. Nothing on the disk changes. */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

interface Mutant {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

const mutant = JSON.parse(process.env['HAMKORI_MUTANT'] ?? '') as Mutant
const target = pathToFileURL(mutant.path).href

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (url !== target) return loaded
    const source = String(
      loaded.source instanceof Uint8Array ? Buffer.from(loaded.source).toString('utf8') : loaded.source,
    )
    return { ...loaded, source: source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end) }
  },
})
