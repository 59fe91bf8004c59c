import { expect, test } from './support/journey.ts'
import { languages, anyLanguage as language } from './support/languages.ts'
import { exampleOf, routes } from './support/public-pages.ts'

test('every page has one address, to which almost the same ones lead in one step', async ({ page }) => {
  for (const route of routes.filter(({ name }) => name !== 'missing')) {
    const [path = '', query] = (await exampleOf(page, route)).split('?')
    const own = `/${language}${path && `/${path}`}`
    const search = query === undefined ? '' : `?${query}`
    const typed = [`${own.toUpperCase()}${search}`, `${own}/${search}`, `${own.toLowerCase()}/${search}`]
    for (const address of typed) {
      const answer = await page.request.get(address, { maxRedirects: 0 })
      expect([address, answer.status(), answer.headers()['location']]).toEqual([address, 301, encodeURI(own + search)])
    }
    const html = await (await page.request.get(own + search)).text()
    const canonical = /<link rel="canonical" href="([^"]+)">/.exec(html)?.[1]
    if (canonical !== undefined) expect(new URL(canonical).pathname).toBe(own)
    else expect(html, own).toContain('content="noindex"')
  }
})

test('an address without a language leads to the page in one step', async ({ page }) => {
  const answer = await page.request.get('/R/su-01-1?via=qr', { maxRedirects: 0, headers: { 'accept-language': 'ru' } })
  expect([answer.status(), answer.headers()['location']]).toEqual([302, '/ru/r/SU-01-1?via=qr'])
})

test('the title names the record, whatever was typed', async ({ page }) => {
  await page.goto('/EN/Councils/KHUJAND/')
  await expect(page).toHaveURL(/\/en\/councils\/khujand$/)
  expect(await page.title()).not.toMatch(/KHUJAND/)
})

test('what browsers and other sites ask for by name is there', async ({ page }) => {
  for (const [file, type] of [
    ['/favicon.ico', 'image/'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/apple-touch-icon.png', 'image/png'],
    ['/share.png', 'image/png'],
    ['/robots.txt', 'text/plain'],
  ] as const) {
    const answer = await page.request.get(file)
    expect([file, answer.status()]).toEqual([file, 200])
    expect([file, answer.headers()['content-type']]).toEqual([file, expect.stringContaining(type)])
  }
  expect(await (await page.request.get('/robots.txt')).text()).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
  const password = await page.request.get('/.well-known/change-password', { maxRedirects: 0 })
  expect([password.status(), password.headers()['location']]).toEqual([302, '/desk/account'])
})

test('the site map names pages of every public route in each language, and each is there', async ({ page }) => {
  const map = await page.request.get('/sitemap.xml')
  expect([map.status(), map.headers()['content-type']]).toEqual([200, 'application/xml; charset=utf-8'])
  const paths = [...(await map.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => {
    expect(new URL(address).origin).toBe(new URL(page.url() === 'about:blank' ? map.url() : page.url()).origin)
    return decodeURI(new URL(address).pathname)
  })
  expect(new Set(paths).size).toBe(paths.length)
  for (const route of routes) {
    const own = (await exampleOf(page, route)).split('?')[0] ?? ''
    const html = await (await page.request.get(`/tg${own && `/${own}`}`)).text()
    const pattern = new RegExp(`^/tg${route.pattern && `/${route.pattern.replace(/:[^/]+/g, '[^/]+')}`}$`)
    const named = paths.filter((path) => pattern.test(path))
    if (html.includes('content="noindex"')) {
      if (route.name !== 'missing') expect([route.name, named]).toEqual([route.name, []])
      continue
    }
    expect([route.name, named.length > 0]).toEqual([route.name, true])
    for (const tried of [named[0] ?? '', named.at(-1) ?? '']) {
      for (const one of languages) {
        const there = tried.replace(/^\/tg/, `/${one}`)
        expect(paths).toContain(there)
        const answer = await page.request.get(there, { maxRedirects: 0 })
        expect([there, answer.status()]).toEqual([there, 200])
      }
    }
  }
})
