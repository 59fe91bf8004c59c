import { languages } from '@hamkori/schema/languages'
import { addressOf } from '../platform/links.ts'
import { isServerDrawn } from '../platform/route-meta.ts'
import { escapeHtml } from '../platform/server/escape.ts'
import type { PageRequest, PageResult } from '../platform/server/contract.ts'
import type { PageAddress } from '../platform/site-map.ts'
import { askFor } from './ask.ts'
import { manifests } from './router.ts'

/** Where search engines look for it. */
export const siteMapPath = '/sitemap.xml'

/** Most addresses of one file (sitemaps.org). */
const mostAddresses = 50_000

/** The pages whose address holds no parameter: home, the lists, the scores of the country. */
const fixedPages: readonly PageAddress[] = manifests
  .flatMap(({ routes }) => routes)
  .filter(({ path, meta = {} }) => !path.includes(':') && !meta.staff && !meta.noStore && isServerDrawn({ meta }))
  .map(({ path }) => {
    const parts = path === '' ? [] : path.split('/')
    return (language) => addressOf(language, parts)
  })

/**
 * Every page that search engines are to find, in each language, as XML (sitemaps.org 0.9): the pages of the routes, and what the
 * modules list. Rejects where the API could not answer.
 */
export async function drawSiteMap(request: Pick<PageRequest, 'graphql' | 'origin'>): Promise<PageResult> {
  const ask = askFor(request)
  const parts = await Promise.all(manifests.map(async ({ siteMap }) => (await siteMap?.load())?.listPages(ask) ?? []))
  const addresses = [...fixedPages, ...parts.flat()].flatMap((page) => languages.map((language) => page(language)))
  const rows = addresses
    .slice(0, mostAddresses)
    .map((address) => `<url><loc>${escapeHtml(request.origin + address)}</loc></url>`)
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...rows,
    '</urlset>',
    '',
  ].join('\n')
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  return { status: 200, headers, body }
}
