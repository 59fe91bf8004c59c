import type { Router } from 'vue-router'
import { residentUnit } from '../platform/resident.ts'

const upper = (text: string): string => text.toUpperCase()
const lower = (text: string): string => text.toLowerCase()

/** How a part of an address is written, by the name of its parameter; others as they are typed. */
const writings: Readonly<Record<string, (text: string) => string>> = {
  lang: lower,
  code: upper,
  reference: upper,
  unit: upper,
  slug: lower,
}

function write(pattern: string, part: string): string {
  const name = /^:(\w+)/.exec(pattern)?.[1]
  if (name === undefined) return pattern
  return encodeURIComponent((writings[name] ?? String)(decodeURIComponent(part).trim()))
}

/** The pattern of the page at a path, or null where there is none: capitals and a slash at the end do not matter. */
function patternOf(addresses: Router, path: string): string | null {
  if (residentUnit(path.toLowerCase()) !== null) return '/:lang/r/:unit'
  const { name, matched } = addresses.resolve(path)
  return name === 'missing' || name === 'no-language' ? null : (matched.at(-1)?.path ?? null)
}

/**
 * The one address of a page, whatever somebody typed or a printed code holds: languages and names in small letters, codes and
 * references in capitals, no slash at the end. A path that leads nowhere is returned as it is.
 */
export function canonicalPath(addresses: Router, path: string): string {
  const parts = path.split('/').filter(Boolean)
  try {
    const patterns = patternOf(addresses, `/${parts.join('/')}`)
      ?.split('/')
      .filter(Boolean)
    if (patterns?.length !== parts.length) return path
    return `/${patterns.map((pattern, index) => write(pattern, parts[index] ?? '')).join('/')}`
  } catch {
    // A part that is no text, such as %FF, names nothing.
    return path
  }
}
