import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage } from './support/languages.ts'

// That a change is seen at once, in public and in the inbox, is a step of e2e/shortcomings.e2e.ts.

/** What the page follows, from now on. */
function followedBy(page: Page): string[] {
  const followed: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/live/')) followed.push(pathname)
  })
  return followed
}

/** Opens the first case of the public list. @returns its reference. */
async function openCase(page: Page): Promise<string> {
  await page.goto(`/${anyLanguage}/shortcomings`)
  const address = await page.locator('main a[href*="/shortcomings/KMB-"]').first().getAttribute('href')
  await page.goto(address ?? '')
  return address?.split('/').at(-1) ?? ''
}

async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((next) => {
    Object.defineProperty(document, 'visibilityState', { value: next, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('a case is followed while its page is seen: hidden it holds no connection, and seen again it looks once', async ({
  page,
}) => {
  const followed = followedBy(page)
  const reference = await openCase(page)
  await expect.poll(() => followed).toEqual([`/live/cases/${reference}`])
  const closed = page.waitForEvent('requestfailed', (request) => request.url().includes('/live/'))
  await turn(page, 'hidden')
  await closed
  const asked = page.waitForRequest('**/graphql')
  await turn(page, 'visible')
  await asked
  expect(followed).toHaveLength(2)
})

test('nothing is followed where data is dear', async ({ page }) => {
  const followed = followedBy(page)
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await openCase(page)
  await page.waitForTimeout(2_000)
  expect(followed).toEqual([])
})
