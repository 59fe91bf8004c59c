import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'

/**
 * Waits until the element is where the keyboard acts in its page. Playwright's own `toBeFocused` also wants the window to be in
 * front of all others, which a browser without a screen does not always say.
 */
export async function expectFocus(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((own) => own === own.ownerDocument.activeElement), 'the focus is on it')
    .toBe(true)
}

/** Waits until the focus has left the element. */
export async function expectNoFocus(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((own) => own === own.ownerDocument.activeElement), 'the focus has left it')
    .toBe(false)
}
