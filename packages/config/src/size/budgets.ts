import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Manifest, weigh } from './weigh.ts'

const kilobyte = 1024

/** The resident's path in all: page, scripts and styles, gzip (docs/modules/feedback.md; the design's promise P15). */
export const residentBudget = 60 * kilobyte

/** What the resident's page itself may weigh, gzip: it is drawn by the server, so that the build cannot tell. */
export const htmlAllowance = 8 * kilobyte

/** Scripts that any page may load before it can be used, gzip. */
export const pageBudget = 120 * kilobyte

/** One line of the table. Bytes, gzip; `counted` is what the budget holds. */
export interface Line {
  readonly name: string
  readonly js: number
  readonly css: number
  readonly counted: number
  readonly budget: number
}

function readManifest(client: string, name: string): Manifest {
  const file = path.join(client, '.vite', name)
  if (!existsSync(file))
    throw new Error(`${file} is missing: build the web app first (pnpm --filter @hamkori/web build).`)
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}

const entriesOf = (manifest: Manifest): string[] => Object.keys(manifest).filter((key) => manifest[key]?.isEntry)

/** `src/modules/identity/AuditLogPage.vue` → `audit-log`: the name of its route, and of the folder of messages it keeps apart. */
const routeOf = (page: string): string =>
  path
    .basename(page, 'Page.vue')
    .replaceAll(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase()

/**
 * The messages that a reader of a page loads, in the heaviest of the three languages: the frame's, those of the page's own
 * module, and what any module keeps for this page alone.
 */
function heaviestMessages(client: string, manifest: Manifest, page: string): string[] {
  const module = /src\/modules\/([^/]+)\//.exec(page)?.[1]
  const forThisPage = Object.keys(manifest).flatMap((key) => {
    const [, folder, route] = /^(src\/.*\/locales\/([\w-]+))\/tg\.json$/.exec(key) ?? []
    return folder !== undefined && route === routeOf(page) ? [folder] : []
  })
  const parts = [
    (language: string) => `src/app/frame/${language}.ts`,
    ...[...(module ? [`src/modules/${module}/locales`] : []), ...forThisPage].map(
      (folder) => (language: string) => `${folder}/${language}.json`,
    ),
  ]
  return parts.flatMap((part) => {
    const languages = ['tg', 'ru', 'en'].map(part).filter((key) => manifest[key])
    const heaviest = languages.toSorted((a, b) => weigh(client, manifest, [b]).js - weigh(client, manifest, [a]).js)[0]
    return heaviest ? [heaviest] : []
  })
}

/**
 * Weighs the production build whose browser half stands in `client`: the resident's path and every page of every module.
 * Throws when a manifest, the resident's entry, or every page is missing: a gate that weighs nothing must not pass.
 */
export function weighBuild(client: string): Line[] {
  const resident = readManifest(client, 'resident-manifest.json')
  const app = readManifest(client, 'manifest.json')
  const residentEntries = entriesOf(resident)
  const appEntries = entriesOf(app)
  const pages = Object.keys(app).filter((key) => app[key]?.isDynamicEntry && /\/[A-Z]\w*Page\.vue$/.test(key))
  if (residentEntries.length === 0 || appEntries.length === 0 || pages.length === 0) {
    throw new Error(`The manifests in ${client} name no entry or no page: the build is not what this gate knows.`)
  }
  const path = weigh(client, resident, residentEntries)
  return [
    {
      name: `the resident's path (with ${htmlAllowance / kilobyte} KB for its page)`,
      ...path,
      counted: path.js + path.css + htmlAllowance,
      budget: residentBudget,
    },
    ...pages.toSorted().map((page) => {
      const weight = weigh(client, app, [...appEntries, page, ...heaviestMessages(client, app, page)])
      return { name: page.replace(/^src\//, ''), ...weight, counted: weight.js, budget: pageBudget }
    }),
  ]
}

/** Lines over their budget. */
export function overBudget(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.counted > line.budget)
}

/** The table that `check` prints, kilobytes with one decimal. */
export function sizeTable(lines: readonly Line[]): string {
  const shown = (bytes: number): string => (bytes / kilobyte).toFixed(1)
  const head = ['page', 'JS', 'CSS', 'counted', 'budget', '']
  const rows = lines.map((line) => [
    line.name,
    shown(line.js),
    shown(line.css),
    shown(line.counted),
    shown(line.budget),
    line.counted > line.budget ? 'OVER' : '',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
