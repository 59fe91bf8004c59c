import { test as base, expect } from '@playwright/test'

/**
 * A journey that fails on anything a person would not see but suffer from: a request to another origin,
 * an error in the console, a violation of the content security policy, an uncaught exception. A journey through the
 * sign-in of an `organisation` names its origin: the page itself may go there, and nothing else.
 */
export const test = base.extend<{ clean: undefined; organisation: string }>({
  organisation: ['', { option: true }],
  clean: [
    async ({ page, baseURL, organisation }, use) => {
      const faults: string[] = []
      const origin = new URL(baseURL ?? 'http://127.0.0.1').origin
      page.on('request', (request) => {
        const url = request.url()
        if (url.startsWith('data:') || url.startsWith('blob:')) return
        const goesThere = request.isNavigationRequest() && new URL(url).origin === organisation
        if (new URL(url).origin !== origin && !goesThere) faults.push(`foreign request ${url}`)
      })
      page.on('console', (message) => {
        // A page that answers 404 or 410 on purpose is reported by Chromium as a failed resource; that is not a fault of the page.
        const expected = /status of (404|410|422)/.test(message.text())
        if ((message.type() === 'error' || message.type() === 'warning') && !expected)
          faults.push(`console: ${message.text()}`)
      })
      page.on('pageerror', (failure) => faults.push(`exception: ${failure.message}`))
      await use(undefined)
      expect(faults, 'nothing wrong behind the scenes').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
