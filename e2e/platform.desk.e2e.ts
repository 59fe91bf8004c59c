import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn, signOut } from './support/session.ts'

/** The number that begins a text such as «12 камбудӣ». */
async function numberIn(link: Locator): Promise<number> {
  const [digits = ''] = /\d[\d\s\u00a0\u202f.,]*/u.exec(await link.innerText()) ?? []
  return Number(digits.replaceAll(/\D/gu, ''))
}

/** How many records a public list says that it has. */
async function totalOf(page: Page, module: 'cases' | 'councils', language: Language): Promise<number> {
  const line = messages(module, language)(module === 'cases' ? 'count' : 'list.count', { count: '' }).trim()
  return numberIn(page.getByText(line).first())
}

for (const language of languages) {
  const app = messages('app', language)
  const site = messages('platform', language)
  const councils = messages('councils', language)

  test(`a coordinator's first morning: overdue in the country, a record, councils that have not met (${language})`, async ({
    page,
  }) => {
    test.slow()
    await signIn(page, language, 'coordinator@demo.hamkori.example')
    const overdue = page.locator('#overdue')
    await expect(overdue.getByRole('heading', { name: app('desk.overdue.title') })).toBeVisible()
    await expect(page.getByRole('heading', { name: app('desk.published.title') })).toBeVisible()
    await inspect(page, `desk-coordinator-${language}`)

    const all = overdue.locator('a[href$="/shortcomings?answer=overdue"]')
    const counted = await numberIn(all)
    expect(counted).toBeGreaterThan(0)
    await all.click()
    await expect(page).toHaveURL(new RegExp(`/${language}/shortcomings\\?answer=overdue$`, 'u'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('shortcomings', language)('title'))
    expect(await totalOf(page, 'cases', language)).toBe(counted)
    const first = page.locator('main article a').first()
    const title = await first.innerText()
    await first.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await page.getByRole('link', { name: site('desk.back') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(app('desk.heading'))

    // The lines of the desk lead to the records themselves.
    await overdue.locator('li a').first().click()
    await expect(page).toHaveURL(/\/(?:shortcomings|proposals)\/(?:KMB|PSH)-/u)
    await page.getByRole('link', { name: site('desk.back') }).click()

    const notMet = page.locator('#not-met a[href$="/councils?met=no"]')
    const silent = await numberIn(notMet)
    expect(silent).toBeGreaterThan(0)
    await notMet.click()
    await expect(page.getByText(councils('list.met.rule'))).toBeVisible()
    expect(await totalOf(page, 'councils', language)).toBe(silent)
    await inspect(page, `councils-not-met-${language}`)
    await page.getByRole('link', { name: site('desk.back') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(app('desk.heading'))
    await signOut(page, language)
  })

  test(`an observer looks after the same and has nothing to change (${language})`, async ({ page }) => {
    await signIn(page, language, 'observer@demo.hamkori.example')
    for (const list of ['overdue', 'notMet', 'published'])
      await expect(page.getByRole('heading', { name: app(`desk.${list}.title`) })).toBeVisible()
    await expect(page.locator('#drafts, #dates')).toHaveCount(0)
    await page.locator('#overdue li a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(
      page.getByRole('main').getByRole('button', { name: messages('cases', language)('answer.give') }),
    ).toHaveCount(0)
  })

  test(`a member finds the council's next dates and drafts, and reads a record at the desk (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, 'member.khujand@demo.hamkori.example')
    for (const list of ['dates', 'drafts'])
      await expect(page.getByRole('heading', { name: new RegExp(`^${app(`desk.${list}.title`)}`, 'u') })).toBeVisible()
    await expect(page.locator('#overdue, #not-met, #published')).toHaveCount(0)
    await inspect(page, `desk-member-${language}`)
    await page.locator('#dates li a').first().click()
    await expect(page).toHaveURL(/\/desk\/(?:shortcomings|proposals|meetings)\//u)
    // A case, or the published minutes of an assignment: there is nothing for a member to do.
    const none = [messages('cases', language)('acts.none'), messages('meetings', language)('acts.published')]
    await expect(page.locator('#acts')).toContainText(new RegExp(none.join('|').replaceAll('.', '\\.'), 'u'))
  })

  test(`a record at the desk comes first, with the acts beside it or, on a phone, at its end (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, 'officer.mia-su-01@demo.hamkori.example')
    await page.goto(`/${language}/desk/inbox`)
    await page.locator('main article a[href*="/desk/"]').first().click()
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeVisible()
    const acts = page.locator('#acts')
    const boxOf = async (part: Locator) => {
      const box = await part.boundingBox()
      if (box === null) throw new Error('nothing is there to be measured')
      return box
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    expect((await boxOf(acts)).x).toBeGreaterThan((await boxOf(heading)).x + (await boxOf(heading)).width)
    expect((await boxOf(acts)).y).toBeLessThanOrEqual((await boxOf(heading)).y)
    await page.mouse.wheel(0, 600)
    await expect(acts).toBeInViewport()
    await expect(page.getByRole('link', { name: messages('cases', language)('acts.title') })).toBeHidden()

    await page.setViewportSize({ width: 360, height: 740 })
    await page.evaluate(() => scrollTo(0, 0))
    await expect(heading).toBeInViewport()
    await expect(acts).not.toBeInViewport()
    await page.getByRole('link', { name: messages('cases', language)('acts.title') }).click()
    await expect(acts).toBeInViewport()
    // The keyboard goes on from there, as the eye does.
    await page.keyboard.press('Tab')
    expect(await acts.evaluate((part) => part.contains(document.activeElement))).toBe(true)
    await inspect(page, `record-at-desk-${language}`)
  })
}
