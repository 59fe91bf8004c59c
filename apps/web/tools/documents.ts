import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formatDocument, stringifyDocument } from '@urql/core'
import type { DocumentNode } from 'graphql'

/** The texts of documents by their SHA-256, in hexadecimal digits. */
export type Digests = Readonly<Record<string, string>>

/** What the API reads when it runs the web app's documents only: those of this build, and of the one before it. */
export interface DocumentManifest {
  readonly current: Digests
  readonly previous: Digests
}

// A document may take a fragment from another module's public API, which offers components too. Node cannot read these, and no document
// needs them.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.vue') ? { format: 'module', source: 'export default {}', shortCircuit: true } : next(url, context),
})

/**
 * Every operation of the web app, exactly as a browser sends it: those of `*.documents.ts` as urql writes them, with the
 * `__typename` that its cache adds, and those of `*.text.ts` as they stand there.
 */
export async function collectDocuments(source: string): Promise<Digests> {
  const texts: string[] = []
  for await (const file of glob('**/*.{documents,text}.ts', { cwd: source })) {
    const exported = (await import(pathToFileURL(join(source, file)).href)) as Record<string, unknown>
    for (const value of Object.values(exported)) {
      if (typeof value === 'string') texts.push(value)
      else if (isOperation(value)) texts.push(stringifyDocument(formatDocument(value)))
    }
  }
  if (texts.length === 0)
    throw new Error(`${source} holds no operation: a manifest without documents would lock everybody out.`)
  return Object.fromEntries(texts.map((text) => [digestOf(text), text] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Writes the manifest of a build; `last` is the manifest it takes the place of, whose documents open tabs still send. */
export async function writeDocuments(source: string, last: string, next: string): Promise<void> {
  const manifest: DocumentManifest = { current: await collectDocuments(source), previous: await readCurrent(last) }
  await mkdir(dirname(next), { recursive: true })
  await writeFile(next, `${JSON.stringify(manifest, null, 2)}\n`)
}

async function readCurrent(file: string): Promise<Digests> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as DocumentManifest).current
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

function isOperation(value: unknown): value is DocumentNode {
  if (value === null || typeof value !== 'object' || !('definitions' in value)) return false
  const { definitions } = value as DocumentNode
  return definitions.some(({ kind }) => (kind as string) === 'OperationDefinition')
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
