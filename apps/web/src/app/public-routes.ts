import type { PublicRoute } from '../platform/public-route.ts'
import { manifests } from './router.ts'

/** Every page that is open to all: what the checks of all pages go through, so that none can be forgotten. */
export function publicRoutes(): PublicRoute[] {
  const declared = manifests
    .flatMap(({ routes }) => routes)
    .filter(({ meta }) => !meta?.staff || meta.open)
    .map(({ name, path, meta }) => ({ name: String(name), pattern: path, browserOnly: meta?.browserOnly ?? false }))
  return [
    ...declared,
    { name: 'rate', pattern: 'r/:unit', browserOnly: false },
    { name: 'missing', pattern: ':missing', browserOnly: false },
  ]
}
