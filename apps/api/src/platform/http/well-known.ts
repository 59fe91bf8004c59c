import { addDays } from '@hamkori/schema/dates'
import type { Hono } from 'hono'
import { today } from '../clock.ts'
import type { Env } from '../env.ts'

/** How long what the security contact says holds, in days. Not more than a year is recommended (RFC 9116, section 2.5.5). */
const contactHoldsDays = 180

/** Where search engines look for the pages of the site. */
const siteMapPath = '/sitemap.xml'

const daily = { 'cache-control': 'public, max-age=86400' }

/**
 * The files that programs ask for by name: `robots.txt` (RFC 9309) with the address of the site map, the operator's contact for
 * faults of security (RFC 9116), absent where the operator names none, and where password managers find the form for a new password.
 */
export function serveWellKnown(app: Hono, { PUBLIC_ORIGIN, SECURITY_CONTACT }: Env): void {
  const originOf = (url: string): string => PUBLIC_ORIGIN ?? new URL(url).origin

  app.get('/robots.txt', (context) =>
    context.text(
      `User-agent: *\nDisallow: /graphql\n\nSitemap: ${originOf(context.req.url)}${siteMapPath}\n`,
      200,
      daily,
    ),
  )

  if (SECURITY_CONTACT !== undefined)
    app.get('/.well-known/security.txt', (context) => {
      const lines = [
        `Contact: ${SECURITY_CONTACT}`,
        `Expires: ${addDays(today(), contactHoldsDays)}T00:00:00Z`,
        'Preferred-Languages: tg, ru, en',
        `Canonical: ${originOf(context.req.url)}/.well-known/security.txt`,
        '',
      ]
      return context.text(lines.join('\n'), 200, daily)
    })
  else app.get('/.well-known/security.txt', (context) => context.text('not found', 404))

  // The page sends on to the visitor's language.
  app.get('/.well-known/change-password', (context) => context.redirect('/desk/account', 302))
}
