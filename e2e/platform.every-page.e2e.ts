import type { Page } from '@playwright/test'
import { withoutNewerFunctions } from './support/floor.ts'
import { expect, test } from './support/journey.ts'
import { languages } from './support/languages.ts'
import { printed, sideways, smallChoices, structure, unstyled, withoutLayers } from './support/page-faults.ts'
import { examplesOf, routes, withoutExample } from './support/public-pages.ts'
import { takenOver } from './support/taken-over.ts'

test('every public route has an example', () => {
  expect(withoutExample, 'add them to e2e/support/public-pages.ts').toEqual([])
})

/** Looks for what stands in the way on a narrow window with the text enlarged so many per cent. */
async function narrow(page: Page, width: number, percent: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 740 })
  await page.evaluate((size) => (document.documentElement.style.fontSize = size), `${percent}%`)
  return (await page.evaluate(sideways)).map((fault) => `${width} px, text ${percent} %: ${fault}`)
}

/** Pages to fill in: nobody prints them. */
const forms = [
  'rate',
  'receipt',
  'sign-in',
  'first-factor',
  'forgotten-password',
  'new-password',
  'invitation',
  'confirm-email',
  'unsubscribe',
]

/** Looks at the page as A4 paper takes it, with margins of 12 mm: 186 mm at 96 pixels an inch. */
async function onPaper(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 703, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const faults = [...(await page.evaluate(printed)), ...(await page.evaluate(sideways))]
  await page.emulateMedia({ media: null })
  return faults.map((fault) => `on paper: ${fault}`)
}

async function faultsOf(page: Page, address: string, route: string): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 })
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(route === 'missing' ? 404 : 200)
  await takenOver(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const faults = [
    ...(await page.evaluate(structure)),
    ...(forms.includes(route) ? [] : await onPaper(page)),
    ...(await narrow(page, 320, 100)),
    ...(await narrow(page, 360, 130)),
    ...(await narrow(page, 360, 200)),
    ...(await narrow(page, 1280, 200)),
  ]
  await page.evaluate(withoutLayers)
  faults.push(
    ...(await narrow(page, 360, 100)).map((fault) => `without layers, ${fault}`),
    ...(await page.evaluate(smallChoices)),
  )
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true
  })
  return [...faults, ...(await page.evaluate(unstyled))]
}

for (const route of routes)
  test(`${route.name} is whole in old browsers, small windows, large text and on paper`, async ({ page }) => {
    const found = await examplesOf(page, route)
    await page.addInitScript(withoutNewerFunctions)
    for (const example of found)
      for (const language of languages) {
        const address = `/${language}/${example}`.replace(/\/$/, '')
        expect.soft(await faultsOf(page, address, route.name), address).toEqual([])
      }
  })
