import type { Page } from '@playwright/test'

/** Waits until the app has taken the page over that the server drew. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
}
