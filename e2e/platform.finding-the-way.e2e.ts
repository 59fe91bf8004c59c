import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn, signOut } from './support/session.ts'

const phone = { width: 360, height: 740 }
const secretary = 'secretary.sino@demo.hamkori.example'

/** The number of a public shortcoming of the installation under test. */
async function someShortcoming(page: Page): Promise<string> {
  const answer = await page.request.post('/graphql', {
    data: { query: '{ shortcomings(first: 1) { edges { node { reference } } } }' },
  })
  const { data } = (await answer.json()) as { data: { shortcomings: { edges: { node: { reference: string } }[] } } }
  const reference = data.shortcomings.edges[0]?.node.reference
  if (reference === undefined) throw new Error('the installation has no shortcoming')
  return reference
}

const onCyrillicKeyboard: Readonly<Record<string, string>> = {
  A: 'а',
  B: 'в',
  D: 'д',
  G: 'г',
  J: 'ҷ',
  K: 'к',
  M: 'м',
  R: 'р',
  S: 'с',
  T: 'т',
  U: 'у',
}

/** The number as somebody with a Cyrillic keyboard writes it: small letters, spaces, no zeros in front. */
function asTyped(reference: string): string {
  const [prefix = '', region = '', year = '', number = ''] = reference.split('-')
  const letters = `${prefix} ${region}`.replaceAll(/[A-Z]/gu, (letter) => onCyrillicKeyboard[letter] ?? letter)
  return `${letters} ${year} ${Number(number)}`
}

for (const language of languages) {
  const site = messages('platform', language)
  const app = messages('app', language)

  test(`from the desk to the public pages and back, by the header (${language})`, async ({ page }) => {
    test.slow()
    await page.goto(`/${language}/councils`)
    await expect(page.getByRole('link', { name: site('desk.back') })).toHaveCount(0)
    await signIn(page, language, secretary)
    await inspect(page, `desk-header-${language}`)
    await page.setViewportSize(phone)
    const sections = page.getByRole('navigation', { name: site('nav.label') })
    await sections.getByRole('link', { name: messages('councils', language)('navigation.councils') }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/councils$`, 'u'))
    await expect(page.getByRole('link', { name: site('desk.back') })).toBeVisible()
    await test.step('a page that is loaded anew asks nobody who is there', async () => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await page.goto(`/${language}/shortcomings`)
      await expect(page.getByRole('link', { name: site('desk.back') })).toBeVisible()
      expect(asked.filter((path) => path === '/graphql')).toEqual([])
    })
    await inspect(page, `back-to-the-desk-${language}`)
    await page.getByRole('link', { name: site('desk.back') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(app('desk.heading'))
    await signOut(page, language)
    await page.goto(`/${language}/councils`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('link', { name: site('desk.back') })).toHaveCount(0)
  })

  test(`a number typed into the search leads to the record (${language})`, async ({ page }) => {
    const reference = await someShortcoming(page)
    await page.setViewportSize(phone)
    await page.goto(`/${language}/search`)
    await expect(page.getByText(app('search.hint'))).toBeVisible()
    await page.getByRole('combobox', { name: app('search.label') }).fill(asTyped(reference))
    await page.getByRole('button', { name: messages('territory', language)('search.action') }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/shortcomings/${reference}$`, 'u'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test(`a number that no record has, and an address that leads nowhere, say what to do (${language})`, async ({
    page,
  }) => {
    await page.setViewportSize(phone)
    await page.goto(`/${language}/search?q=${encodeURIComponent('кмб-су-2026-999999')}`)
    const missing = site('missing.number', { number: 'KMB-SU-2026-999999' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(missing)
    await inspect(page, `missing-number-${language}`)
    await page.setViewportSize(phone)
    await page.goto(`/${language}/nothing/here`)
    await expect(page.getByText(site('missing.searchHint'))).toBeVisible()
    await page.getByRole('searchbox', { name: site('missing.searchLabel') }).fill(await someShortcoming(page))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/shortcomings\/KMB-/u)
  })

  test(`two departments of one district are told apart, and a unit is no part of itself (${language})`, async ({
    page,
  }) => {
    const which = messages('feedback', language)('choose.which')
    const territory = messages('territory', language)
    await page.setViewportSize(phone)
    await page.goto(`/${language}/rate?area=TJ-SU-01`)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expect(page.getByText(which)).toHaveCount(0)
    const sino = await page.request.post('/graphql', {
      data: { query: '{ searchPlaces(text: "Сино") { matches { area { code } units { code } } } }' },
    })
    const { data } = (await sino.json()) as {
      data: { searchPlaces: { matches: { area: { code: string }; units: { code: string }[] }[] } }
    }
    const place = data.searchPlaces.matches[0]
    expect(place?.units).toHaveLength(2)
    await page.goto(`/${language}/rate?area=${place?.area.code ?? ''}`)
    await expect(page.getByText(which)).toBeVisible()
    await inspect(page, `two-departments-${language}`)
    await page.goto(`/${language}/units/SU-01-1`)
    await expect(page.getByText(territory('facts.code'), { exact: true })).toBeVisible()
    await expect(page.getByText(territory('unit.department'), { exact: true })).toHaveCount(0)
  })

  test.describe(`without JavaScript (${language})`, () => {
    test.use({ viewport: phone, javaScriptEnabled: false })

    test('a number typed into the search leads to the record', async ({ page }) => {
      const reference = await someShortcoming(page)
      await page.goto(`/search?q=${encodeURIComponent(asTyped(reference))}`)
      await expect(page).toHaveURL(new RegExp(`/shortcomings/${reference}$`, 'u'))
      await page.goto(`/${language}/search`)
      await page.getByRole('combobox').fill(reference.toLowerCase())
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`/${language}/shortcomings/${reference}$`, 'u'))
    })
  })
}
