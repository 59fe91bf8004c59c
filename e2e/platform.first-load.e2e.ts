import { contactKindLabels, satisfactionLabels, statements } from '@hamkori/schema/feedback'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'

/** Holds every script back, as a slow line does, until it is told to let them through. */
async function deferScripts(page: Page): Promise<() => void> {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await opened
    await route.continue()
  })
  return open
}

test.describe(`a page on a slow line (${language})`, () => {
  test('keeps the answers that were ticked before the script came', async ({ page }) => {
    const say = messages('feedback/resident', language)
    const letThrough = await deferScripts(page)
    await page.goto(`/${language}/r/SU-01-1`, { waitUntil: 'commit' })
    await page.getByLabel(contactKindLabels.documentDesk[language], { exact: true }).check()
    const scale = page.getByRole('group', { name: statements.a8[language] })
    await scale.getByLabel(satisfactionLabels[2][language], { exact: true }).check()
    letThrough()
    await page.waitForLoadState('load')
    await page.getByRole('button', { name: say('send') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'))
  })

  test('keeps what was typed before the script came', async ({ page }) => {
    const say = messages('identity', language)
    const letThrough = await deferScripts(page)
    await page.goto(`/${language}/sign-in`, { waitUntil: 'commit' })
    await page.getByLabel(say('signIn.email')).fill('nobody@demo.hamkori.example')
    await page.getByLabel(say('signIn.password')).fill('not the right password')
    letThrough()
    await page.waitForLoadState('load')
    await page.getByRole('button', { name: say('signIn.action') }).click()
    await expect(page.getByRole('alert')).toHaveText(say('signIn.refused'))
  })

  test('asks for no style sheet and no web font before it is read', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.resourceType()))
    await page.goto(`/${language}/councils`)
    expect(asked.filter((type) => type === 'stylesheet' || type === 'font')).toEqual([])
    const fonts = () => page.evaluate(() => [...document.fonts].map((face) => face.status))
    expect(await fonts()).toEqual([])
    await expect.poll(() => asked.filter((type) => type === 'font').length).toBe(3)
    // Not put on before the next page: text that is being read does not jump.
    await page.waitForLoadState('networkidle')
    expect(await fonts()).toEqual([])
    await page.getByRole('banner').getByRole('link').first().click()
    await expect.poll(fonts).toEqual(['loaded', 'loaded', 'loaded'])
  })
})
