import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/**
 * The lines of a page's main part, with the buttons and fields that cannot be used marked. What is told only once, right after an act,
 * is an alert or a status of its own and is left out; so is what a toast says, which stands outside.
 */
function linesOf(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const passing of copy.querySelectorAll('[role="alert"], [role="status"], script, style')) passing.remove()
    for (const field of copy.querySelectorAll('button:disabled, input:disabled, [aria-disabled="true"]'))
      field.append(' (cannot be used)')
    // Every element's own words are a line, so that a difference can be read.
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    const lines: string[] = []
    while (walker.nextNode()) lines.push((walker.currentNode.textContent ?? '').replaceAll(/\s+/gu, ' ').trim())
    return lines.filter((line) => line !== '')
  })
}

/** Waits until the page has said the same for half a second, and nothing on it is busy. */
async function settled(page: Page): Promise<string[]> {
  let before: string[] = []
  let alike = 0
  await expect
    .poll(
      async () => {
        const now = await linesOf(page)
        const isBusy = (await page.locator('main [aria-busy="true"]').count()) > 0
        alike = !isBusy && now.join('\n') === before.join('\n') ? alike + 1 : 0
        before = now
        return alike
      },
      { intervals: [170], message: 'the page comes to rest' },
    )
    .toBeGreaterThanOrEqual(3)
  return before
}

/** After an act the page shows at once what it shows after it is loaded anew: clocks, deadlines, buttons. Leaves it loaded anew. */
export async function sameAfterReload(page: Page): Promise<void> {
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  const shown = await settled(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(shown, 'before and after loading the page anew').toEqual(await settled(page))
}
