import { test as anyTest } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language } from './support/languages.ts'
import { exampleOf, routes } from './support/public-pages.ts'
import { takenOver } from './support/taken-over.ts'

const read = (page: Page) =>
  page.evaluate(() => document.querySelector('main')?.textContent?.replace(/\s+/g, ' ').trim())

// Its errors are what is tried: it does not go by the journeys' rule that there are none.
anyTest("the server's page stays where the browser cannot draw it anew", async ({ browser, baseURL }) => {
  const plain = await browser.newPage({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  const failing = await browser.newPage({ baseURL: baseURL ?? '' })
  // As in a browser in which a function of the page's own code is missing: it throws from the moment at which the app takes over.
  await failing.addInitScript(() => {
    const map = Array.prototype.map
    Array.prototype.map = function (this: unknown[], ...given: Parameters<typeof map>) {
      if ('__vue_app__' in (document.querySelector('#app') ?? {})) throw new TypeError('this browser draws nothing')
      return map.apply(this, given)
    } as typeof map
  })
  const heard: string[] = []
  failing.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  failing.on('pageerror', ({ message }) => heard.push(message))
  let failures = 0
  // The rating form's own small app is drawn at once, before this function fails.
  for (const route of routes.filter(({ name, browserOnly }) => !browserOnly && name !== 'rate')) {
    const address = `/${language}/${await exampleOf(plain, route)}`
    heard.length = 0
    await plain.goto(address)
    await failing.goto(address)
    await failing.waitForLoadState('networkidle')
    if (heard.some((text) => text.includes('draws nothing'))) failures += 1
    expect(await read(failing), address).toBe(await read(plain))
  }
  expect(failures, 'pages that failed to draw').toBeGreaterThan(10)
  await plain.close()
  await failing.close()
})

test('a page that needs a script says so until it comes', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  for (const address of [...routes.filter(({ browserOnly }) => browserOnly).map(({ pattern }) => pattern), 'desk']) {
    await page.goto(`/${language}/${address}`)
    await expect(page.locator('#app'), address).toContainText('JavaScript')
    await expect(page.getByText('JavaScript')).toBeVisible()
  }
  await page.close()
})

test('what somebody opened before the scripts had come stays open', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      for (const details of document.querySelectorAll('details')) {
        details.open = true
        details.dataset['openedEarly'] = ''
      }
    })
  })
  const opened = page.locator('details[data-opened-early]')
  let all = 0
  for (const route of routes.filter(({ browserOnly }) => !browserOnly)) {
    const address = `/${language}/${await exampleOf(page, route)}`
    await page.goto(address, { waitUntil: 'domcontentloaded' })
    const count = await opened.count()
    if (count === 0) continue
    all += count
    await takenOver(page)
    await page.waitForLoadState('networkidle')
    expect([address, await page.locator('details[data-opened-early][open]').count()]).toEqual([address, count])
  }
  expect(all).toBeGreaterThan(5)
})

test('a browser that cannot run the scripts does not fetch them', async ({ page }) => {
  await page.addInitScript(() => delete (globalThis as { CSSLayerBlockRule?: unknown }).CSSLayerBlockRule)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/${language}/r/SU-01-1`)
  await page.waitForTimeout(1_500)
  expect(asked.filter((path) => path.endsWith('.js'))).toEqual([])
})

/** Goes to the address as a click on a link does, and back before the page can have come; what is shown must not have changed. */
async function leaveBeforeItComes(page: Page, address: string): Promise<void> {
  // Its question is under way: before it the page's own script has to come.
  const asked = page.waitForRequest('**/graphql', { timeout: 2_000 }).catch(() => null)
  await page.evaluate((path) => {
    const { state } = history as { state: { position: number } }
    history.pushState({ ...state, position: state.position + 1 }, '', path)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
  }, `/${language}/${address}`)
  await asked
  await page.goBack()
  await page.waitForTimeout(900)
}

const shown = (page: Page) =>
  page.evaluate(() => ({
    path: location.pathname,
    title: document.title,
    heading: document.querySelector('h1')?.textContent,
    robots: document.querySelector('meta[name=robots]')?.getAttribute('content'),
  }))

test('over a slow network, a page that is left before it has come changes nothing of the one that is shown', async ({
  context,
}) => {
  const names = routes.filter(({ name }) => !['rate', 'missing'].includes(name))
  const lists = [0, 1, 2, 3].map((part) => names.filter((_, index) => index % 4 === part))
  await Promise.all(
    lists.map(async (list) => {
      const page = await context.newPage()
      await page.goto(`/${language}/areas`)
      await takenOver(page)
      const addresses: string[] = []
      for (const route of list) addresses.push(await exampleOf(page, route))
      const before = await shown(page)
      const network = await context.newCDPSession(page)
      const line = { offline: false, latency: 400, downloadThroughput: -1, uploadThroughput: -1 }
      await network.send('Network.emulateNetworkConditions', line)
      for (const address of addresses) {
        await leaveBeforeItComes(page, address)
        expect([address, await shown(page)]).toEqual([address, before])
      }
    }),
  )
})
