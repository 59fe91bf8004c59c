import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import readWorkbook from 'read-excel-file/node'
import { dictionary } from '@hamkori/schema/dictionary'
import { dimensionLabels } from '@hamkori/schema/questionnaire'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  const say = messages('dashboards', language)

  test(`a journalist takes a figure along: its numbers, its picture and the code for a site (${language})`, async ({
    page,
    request,
  }) => {
    await page.goto(`/${language}/dashboards/TJ-SU`)
    await page.mouse.wheel(0, 400)
    const figure = page.locator('section', {
      has: page.getByRole('heading', { level: 2, name: say('change'), exact: true }),
    })
    await expect(figure.getByRole('img').first()).toBeVisible()
    await expect(figure.locator('figcaption')).not.toBeEmpty()

    // Exactly its numbers, in three forms.
    const address = async (format: string) =>
      (await figure.locator('a[download]', { hasText: format }).getAttribute('href')) ?? ''
    expect(await address('CSV')).toMatch(
      new RegExp(`^/${language}/dashboards/figure\\.csv\\?of=TJ-SU&chart=trend&release=\\d+$`),
    )
    const { records } = (await (await request.get(await address('JSON'))).json()) as {
      records: { score: number | null }[]
    }
    expect(records.length).toBeGreaterThan(20)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.locator('a[download]', { hasText: 'XLSX' }).click(),
    ])
    const [table] = await readWorkbook(await download.path())
    const { score } = dictionary[language].records.figure
    const [headings = [], ...lines] = table?.data ?? []
    expect(lines.map((line) => line[headings.indexOf(score.title)])).toEqual(records.map((record) => record.score))

    // The drawing: a picture that any program reads, and the same as points.
    const svg = await (await request.get(await address('SVG'))).text()
    expect(svg).toContain(say('change'))
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: say('figure.pictureAs', { title: say('change'), format: 'PNG' }) }).click(),
    ])
    const points = await readFile(await png.path())
    expect(points.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(points.readUInt32BE(16)).toBe(1600)

    // The code works on a page of another site, and only there where it leads.
    await figure.getByText(say('figure.embed'), { exact: true }).click()
    const code = await figure.locator('pre').innerText()
    const source = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const framed = await request.get(source)
    expect(framed.headers()['content-security-policy']).toContain('frame-ancestors *')
    expect(framed.headers()['x-frame-options']).toBeUndefined()
    const site = await page.context().newPage()
    const newspaper = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>.</title>${code}`)
    }).listen(0, '127.0.0.1')
    await once(newspaper, 'listening')
    await site.goto(`http://127.0.0.1:${(newspaper.address() as AddressInfo).port}/`)
    const frame = site.frameLocator('iframe')
    await expect(frame.getByRole('img').first()).toBeVisible()
    await frame.locator('summary').click()
    await expect(frame.locator('tbody tr')).toHaveCount(records.length)
    await site.close()
    newspaper.close()

    // By itself, at the address that the picture carries.
    await page.goto(`/${language}/dashboards/figure?of=TJ-SU&chart=map&release=1`)
    await inspect(page, `dashboard-figure-${language}`)
  })
}

test('who reads a region is told first which districts differ by more than chance', async ({ page }) => {
  const say = messages('dashboards', 'tg')
  await page.goto('/tg/dashboards/TJ-KT')
  await page.mouse.wheel(0, 400)
  const title = say('figure.funnel.title', { label: dimensionLabels.satisfaction.tg })
  const figure = page.locator('section', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
  await expect(figure.locator('figcaption')).not.toBeEmpty()
  await expect(figure.getByRole('img').first()).toBeVisible()
  const dots = await figure.locator('circle').count()
  expect(dots).toBeGreaterThanOrEqual(5)
  await figure.locator('summary').first().click()
  await expect(figure.locator('tbody tr')).toHaveCount(dots)
  await page.goto('/tg/dashboards/figure?of=TJ-KT&chart=funnel')
  await inspect(page, 'dashboard-funnel-tg')
})

test('no other page may be framed, and no figure that there is none of', async ({ request }) => {
  for (const path of [
    '/tg',
    '/tg/dashboards/TJ-SU',
    '/tg/dashboards/figure?of=TJ-SU',
    '/tg/dashboards/figure.svg?of=TJ-SU',
  ]) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect([path, headers['x-frame-options']]).toEqual([path, 'DENY'])
  }
  for (const query of [
    'of=TJ-XX',
    'of=TJ-SU&release=999',
    'of=TJ-SU&chart=league',
    'of=SU-01-1&chart=map',
    'chart=funnel',
  ])
    for (const format of ['', '.csv', '.svg', '.html'])
      expect([query, (await request.get(`/tg/dashboards/figure${format}?${query}`)).status()]).toEqual([query, 404])
})
