/** `node --import mutate-hook.ts …`: loads sources with the guards of HAMKORI_MUTANT taken away. Nothing on the disk changes. */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/** One change of one source, by the places of its characters. */
interface Edit {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

const edits = JSON.parse(process.env['HAMKORI_MUTANT'] ?? '[]') as Edit[]
const byUrl = Map.groupBy(edits, ({ path }) => pathToFileURL(path).href)

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const own = byUrl.get(url)
    if (own === undefined) return loaded
    let source =
      loaded.source instanceof Uint8Array ? Buffer.from(loaded.source).toString('utf8') : String(loaded.source)
    // From the end, so that the places of the others stay where they are.
    for (const { start, end, replacement } of own.toSorted((a, b) => b.start - a.start))
      source = source.slice(0, start) + replacement + source.slice(end)
    return { ...loaded, source }
  },
})
