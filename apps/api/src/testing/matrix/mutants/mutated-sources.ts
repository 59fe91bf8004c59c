import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Guard } from './guards.ts'
import { repositoryRoot } from './sources.ts'

/** The sources of these guards without them, as JavaScript by their address. */
export function mutatedSources(guards: readonly Guard[]): Record<string, string> {
  const files = Map.groupBy(guards, ({ file }) => file)
  return Object.fromEntries(
    [...files].map(([file, own]) => {
      const path = join(repositoryRoot, file)
      return [pathToFileURL(path).href, stripTypeScriptTypes(without(readFileSync(path, 'utf8'), own))]
    }),
  )
}

/** From the end, so that the places of the others stay where they are. */
function without(source: string, guards: readonly Guard[]): string {
  return guards
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end), source)
}
