/**
 * Bundles the API with everything that it imports into one file, dist/main.js: thousands of files would each be looked for, read and linked
 * at every start. Nothing is minified, left out or renamed, so that a stack still names functions. It is made aside and put in
 * place at the end: a failed build leaves the previous one.
 */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'rolldown'

const api = join(import.meta.dirname, '..')
const aside = join(api, 'dist', `.building-${process.pid}.js`)

/** With one letter outside Latin, V8 keeps the whole text of a file in two bytes a letter: 14 MB more for as long as the API runs. */
function inAscii(code: string): string {
  if (/\\[\u0080-\uffff]/.test(code)) throw new Error('an escaped letter outside ASCII cannot be escaped once more')
  return code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

await mkdir(join(api, 'dist'), { recursive: true })
try {
  await build({
    input: join(api, 'src/main.ts'),
    platform: 'node',
    // The first two are not installed for the API: libraries ask for them only where somebody has set them up. The others make
    // documents, are loaded with the first one, and would be carried by every process otherwise.
    external: ['pg-native', 'typescript', '@myriaddreamin/typst-ts-node-compiler', 'docx', 'docx/watermarks', 'sharp'],
    treeshake: false,
    transform: { target: 'node24' },
    plugins: [{ name: 'one-byte-a-letter', renderChunk: inAscii }],
    output: { file: aside, format: 'esm', codeSplitting: false, keepNames: true, minify: false },
    onLog(level, { message }) {
      if (level === 'warn') throw new Error(message)
    },
  })
  await rename(aside, join(api, 'dist/main.js'))
} finally {
  await rm(aside, { force: true })
}
