/** `node --import mutate-hook.ts …`: loads the sources of HAMKORI_MUTANT in place of the ones on the disk, which stay as they are. */
import { registerHooks } from 'node:module'

/** JavaScript by the address of the source that it stands for: whoever asks has taken the types away, once for all processes. */
const sources = new Map(Object.entries(JSON.parse(process.env['HAMKORI_MUTANT'] ?? '{}') as Record<string, string>))

registerHooks({
  load(url, context, nextLoad) {
    const source = sources.get(url)
    return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true }
  },
})
