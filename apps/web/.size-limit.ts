/**
 * What a first load may weigh, in KiB compressed with gzip: the budget is what a cheap phone on 2G can bear. Over it, load the
 * heavy part lazily, or leave it out.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesOf, type BuiltModule } from './tools/manifest.ts'

type Manifest = Readonly<Record<string, BuiltModule>>

/** The resident's path in all: page, scripts and styles (docs/modules/feedback.md; the design's promise P15). */
const residentBudget = 60
/** What the resident's page itself may weigh: it is drawn by the server, so that the build cannot tell. */
const pageAllowance = 8
/** Scripts that any page may load before it can be used. */
const pageBudget = 120

const client = process.env['WEB_CLIENT'] ?? join(import.meta.dirname, 'dist/client')
const read = (name: string): Manifest => JSON.parse(readFileSync(join(client, '.vite', name), 'utf8')) as Manifest
const entriesOf = (manifest: Manifest): string[] => Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
const scriptsOf = (manifest: Manifest, keys: readonly string[]): string[] =>
  [...filesOf(manifest, keys)].filter((file) => file.endsWith('.js')).map((file) => join(client, file))
const weigh = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)

/** `src/modules/identity/AuditLogPage.vue` → `audit-log`: the name of its route, and of the folder of messages it keeps apart. */
const routeOf = (page: string): string =>
  (/(\w+)Page\.vue$/.exec(page)?.[1] ?? '').replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()

/**
 * The messages that a reader of a page loads, in the heaviest of the three languages: the frame's, those of the page's own
 * module, and what any module keeps for this page alone.
 */
function messagesOf(manifest: Manifest, page: string): string[] {
  const module = /src\/modules\/([^/]+)\//.exec(page)?.[1]
  const language = new RegExp(
    `^src/(app/frame|modules/${module}/locales|.*/locales/${routeOf(page)})/(tg|ru|en)\\.(ts|json)$`,
  )
  const heaviest = new Map<string, { key: string; weight: number }>()
  for (const key of Object.keys(manifest)) {
    const folder = language.exec(key)?.[1]
    if (folder === undefined) continue
    const weight = weigh(scriptsOf(manifest, [key]))
    if (weight > (heaviest.get(folder)?.weight ?? 0)) heaviest.set(folder, { key, weight })
  }
  return [...heaviest.values()].map(({ key }) => key)
}

const [resident, app] = [read('resident-manifest.json'), read('manifest.json')]
const pages = Object.keys(app).filter((key) => app[key]?.isDynamicEntry && /\/[A-Z]\w*Page\.vue$/.test(key))
if (entriesOf(resident).length === 0 || entriesOf(app).length === 0 || pages.length === 0) {
  throw new Error(`The manifests in ${client} name no entry or no page: the build is not what this gate knows.`)
}

export default [
  {
    name: `the resident's path (beside ${pageAllowance} KB for its page)`,
    path: [...filesOf(resident, entriesOf(resident))].map((file) => join(client, file)),
    limit: `${residentBudget - pageAllowance} KiB`,
    gzip: true,
  },
  ...pages.sort().map((page) => ({
    name: page.replace(/^src\//, ''),
    path: scriptsOf(app, [...entriesOf(app), page, ...messagesOf(app, page)]),
    limit: `${pageBudget} KiB`,
    gzip: true,
  })),
]
