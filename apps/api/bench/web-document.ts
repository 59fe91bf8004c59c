import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The document of the built web app that begins with these words, as a browser sends it. */
export function webDocument(beginning: string): string {
  const file = join(process.env['WEB_DIST'] ?? '', 'server', 'documents.json')
  const { current } = JSON.parse(readFileSync(file, 'utf8')) as { current: Record<string, string> }
  const text = Object.values(current).find((document) => document.startsWith(beginning))
  if (text === undefined) throw new Error(`${file} lists no document that begins with "${beginning}"`)
  return text
}
