import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage, messages } from './support/languages.ts'

// Numbers are read from the pages as they are sent. Nobody signs in, and no page is drawn.
test.describe.configure({ mode: 'parallel' })

const say = {
  cases: messages('cases', anyLanguage)('count', { count: '' }).trim(),
  meetings: messages('meetings', anyLanguage)('list.count', { count: '' }).trim(),
}

/** A number in a text with spaces between its thousands. */
const numberOf = (text: string) => Number(text.replaceAll(/\D/gu, ''))
const textOf = (html: string) => html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')

async function pageAt(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address)
  expect([address, answer.status()]).toEqual([address, 200])
  return answer.text()
}

/** The numbers of a page that lead to lists of records, by the address of the list. */
function countsOn(html: string): Map<string, number> {
  const links = html.matchAll(/<a href="([^"]*\/(?:meetings|shortcomings|proposals)\?[^"]*)"[^>]*>(.*?)<\/a>/gsu)
  return new Map(
    [...links].flatMap(([, href = '', inside = '']) => {
      const [digits] = /\d[\d\s\u00a0\u202f]*/u.exec(textOf(inside)) ?? []
      return digits === undefined ? [] : [[href.replaceAll('&amp;', '&'), numberOf(digits)]]
    }),
  )
}

/** How many records a public list says that it has. */
async function totalAt(page: Page, address: string): Promise<number> {
  const text = textOf(await pageAt(page, address))
  const line = address.includes('/meetings?') ? say.meetings : say.cases
  const at = text.indexOf(line)
  return at === -1 ? 0 : numberOf(/^[\s\d\u00a0\u202f]*/u.exec(text.slice(at + line.length))?.[0] ?? '')
}

async function codes(page: Page, query: string): Promise<string[]> {
  const answer = await page.request.post('/graphql', { data: { query } })
  const text = JSON.stringify(((await answer.json()) as { data: object }).data)
  return [...text.matchAll(/"(?:code|slug)":"([^"]+)"/gu)].map(([, code = '']) => code)
}

/** Every number of the pages is the total of the list that it leads to; answers how many numbers there were. */
async function compare(page: Page, addresses: readonly string[]): Promise<number> {
  const totals = new Map<string, number>()
  let compared = 0
  for (const address of addresses)
    for (const [list, count] of countsOn(await pageAt(page, address))) {
      const total = totals.get(list) ?? (await totalAt(page, list))
      totals.set(list, total)
      expect(`${address}: ${list} has ${count}`).toBe(`${address}: ${list} has ${total}`)
      compared += 1
    }
  return compared
}

test('numbers on the pages of regions and districts are those of the lists behind them', async ({ page }) => {
  test.slow()
  const areas = await codes(page, '{ country { code } regions { code } }')
  expect(areas).toHaveLength(6)
  const below = await codes(page, '{ regions { children { code } } }')
  const addresses = [...areas, ...below.filter((_, at) => at % 8 === 0)].map((code) => `/${anyLanguage}/areas/${code}`)
  // Three numbers of each region and of the country, at least.
  expect(await compare(page, addresses)).toBeGreaterThanOrEqual(18)
})

test('numbers of the tables of answers are those of the lists behind them', async ({ page }) => {
  test.slow()
  const answers = `/${anyLanguage}/dashboards/answers`
  const regions = await codes(page, '{ regions { code } }')
  const addresses = ['', ...regions].flatMap((area) =>
    ['Shortcoming', 'Proposal'].map((type) => `${answers}?${area === '' ? '' : `area=${area}&`}type=${type}`),
  )
  // Three numbers of the whole and of several rows, of either type.
  expect(await compare(page, addresses)).toBeGreaterThan(20)
  // Both types at once have no list.
  expect(await compare(page, [answers])).toBe(0)
})

test('numbers in the list of councils and on their pages are those of the lists behind them', async ({ page }) => {
  test.slow()
  const html = await pageAt(page, `/${anyLanguage}/councils`)
  const active = [...countsOn(html).keys()].flatMap(
    (list) => new URL(list, 'https://x').searchParams.get('council') ?? [],
  )
  expect(active.length).toBeGreaterThan(5)
  const pages = [...new Set(active)].map((slug) => `/${anyLanguage}/councils/${slug}`)
  expect(await compare(page, [`/${anyLanguage}/councils`, ...pages])).toBeGreaterThan(pages.length)
})

test('numbers on the pages of departments are those of the lists behind them', async ({ page }) => {
  const departments = await codes(page, '{ regions { departments { code } children { departments { code } } } }')
  const addresses = departments.filter((_, at) => at % 6 === 0).map((code) => `/${anyLanguage}/departments/${code}`)
  expect(await compare(page, addresses)).toBeGreaterThanOrEqual(addresses.length * 2)
})
