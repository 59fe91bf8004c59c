import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import readWorkbook from 'read-excel-file/node'
import { dictionary } from '@hamkori/schema/dictionary'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

test.describe.configure({ mode: 'parallel' })

/** Takes a file along; where it lies then. */
async function saved(page: Page, format: 'CSV' | 'XLSX' | 'JSON'): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`a[download]`, { hasText: format }).first().click(),
  ])
  expect(file.suggestedFilename()).toMatch(new RegExp(`^hamkori-[\\w-]+\\.${format.toLowerCase()}$`))
  return file.path()
}

/** Takes a file along, and reads it. */
async function download(page: Page, format: 'CSV' | 'JSON'): Promise<string> {
  return readFile(await saved(page, format), 'utf8')
}

for (const language of languages) {
  const say = messages('dashboards', language)
  const cases = messages('cases', language)

  test(`a journalist finds how late the departments of Sughd are and takes the figures along (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}`)
    await page.getByRole('link', { name: cases('home.read') }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/dashboards/answers$`))
    await inspect(page, `timeliness-country-${language}`)
    await page.locator('table a[href$="/dashboards/answers?area=TJ-SU"]').click()
    await expect(page).toHaveURL(/area=TJ-SU/)
    await page.getByRole('link', { name: say('timeliness.type.Shortcoming'), exact: true }).click()
    await expect(page).toHaveURL(/type=Shortcoming/)
    await expect(page.getByText(say('timeliness.few', { count: '10' }))).toBeVisible()
    await inspect(page, `timeliness-region-${language}`)

    const overdue = (await page.locator('tbody td:nth-child(2)').allInnerTexts()).map(Number)
    expect(overdue.length).toBeGreaterThan(5)
    expect(overdue[0]).toBeGreaterThan(0)
    expect(overdue).toEqual([...overdue].sort((one, other) => other - one))
    const first = await page.locator('tbody th').first().innerText()

    const csv = await download(page, 'CSV')
    const [head = '', row = ''] = csv.split('\r\n')
    const divider = language === 'en' ? ',' : ';'
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(head).toContain(`${dictionary[language].records.timeliness.name.title}${divider}`)
    expect(row.toLowerCase()).toContain(first.toLowerCase())
    const json = JSON.parse(await download(page, 'JSON'))
    expect(json.records.map((record: { overdue: number }) => record.overdue)).toEqual(overdue)
    expect(json.source).toBe(page.url())

    const [table, about] = await readWorkbook(await saved(page, 'XLSX'))
    const [headings = [], ...lines] = table?.data ?? []
    const { overdue: heading, from } = dictionary[language].records.timeliness
    expect(lines.map((line) => line[headings.indexOf(heading.title)])).toEqual(overdue)
    expect(lines[0]?.[headings.indexOf(from.title)]).toBeInstanceOf(Date)
    expect(about?.data.flat()).toContain(page.url())
    expect(about?.data.flat()).toContain(heading.meaning)

    // From the number to the cases behind it, and those along too.
    await page.locator('tbody td:nth-child(2) a').first().click()
    await expect(page).toHaveURL(/\/shortcomings\?department=MIA-.*answer=overdue/)
    await expect(page.getByText(cases('count', { count: String(overdue[0]) }), { exact: true })).toBeVisible()
    await expect(page.locator('select[name=department]')).toHaveValue(/^MIA-/)
    await inspect(page, `shortcomings-overdue-${language}`)
    const listed = JSON.parse(await download(page, 'JSON'))
    expect([listed.total, listed.records.length]).toEqual([overdue[0], overdue[0]])
    for (const record of listed.records) {
      expect(record.answer_state).toBe('overdue')
      expect(record.days_overdue).toBeGreaterThan(0)
      expect(record.link).toContain(`/${language}/shortcomings/${record.number}`)
    }
  })
}

test('without JavaScript a list narrows by its form, and its file holds the same records', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/ru/shortcomings?area=TJ-SU')
  await page.locator('details summary').first().click()
  await page.locator('select[name=answer]').selectOption('overdue')
  await page.locator('form[method=get] button[type=submit]').click()
  await expect(page).toHaveURL(/area=TJ-SU.*answer=overdue/)
  await expect(page.locator('select[name=answer]')).toHaveValue('overdue')
  const shown = await page.locator('article .num').allInnerTexts()
  expect(shown.length).toBeGreaterThan(0)
  const href = await page.locator('a[download]', { hasText: 'JSON' }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="hamkori-shortcomings-[\d-]+\.json"$/)
  const { records } = (await answer.json()) as { records: { number: string }[] }
  expect(records.map(({ number }) => number).slice(0, shown.length)).toEqual(shown)
  await context.close()
})

test('the table of regions is put in another order, without JavaScript too, and its file follows', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const say = messages('dashboards', 'ru')
  await page.goto('/ru/dashboards/answers')
  await page.getByRole('link', { name: say('timeliness.order.open'), exact: true }).click()
  await expect(page).toHaveURL(/answers\?order=open$/)
  const open = (await page.locator('tbody td:nth-child(3)').allInnerTexts()).map(Number)
  expect(open.length).toBeGreaterThan(4)
  expect(open).toEqual([...open].sort((one, other) => other - one))
  const href = await page.locator('a[download]', { hasText: 'JSON' }).getAttribute('href')
  const { records } = (await (await page.request.get(href ?? '')).json()) as { records: { open: number }[] }
  expect(records.map((record) => record.open)).toEqual(open)
  // A score is no order.
  await page.goto('/ru/dashboards/answers?order=score')
  await expect(page.getByRole('heading', { name: say('timeliness.order.overdue') })).toBeVisible()
  await context.close()
})

test('on a phone no table of places has to be scrolled sideways', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  for (const path of ['dashboards/TJ-SU', 'dashboards/answers', 'dashboards/periods?of=TJ-SU', 'areas/TJ-SU']) {
    await page.goto(`/tg/${path}`)
    await page.mouse.wheel(0, 400)
    const wide = await page
      .locator('[role=region]:has(> .stacked)')
      .evaluateAll((all) => all.map((box) => box.scrollWidth - box.clientWidth).filter((more) => more > 1))
    expect([path, await page.locator('.stacked').count()]).not.toEqual([path, 0])
    expect([path, wide]).toEqual([path, []])
  }
  await context.close()
})

test('the table of a place that there is none of is missing', async ({ request }) => {
  expect((await request.get('/tg/dashboards/answers.csv?area=TJ-XX')).status()).toBe(404)
  expect((await request.get('/tg/nothing.csv')).status()).toBe(404)
})
