import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn, signOut } from './support/session.ts'

const administrator = 'administrator@demo.hamkori.example'

/** Made-up squares, the first of them from this corner on. */
const feature = (code: string, west: number, south: number) => ({
  type: 'Feature',
  properties: { code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 1, south],
        [west + 1, south + 1],
        [west, south + 1],
        [west, south],
      ],
    ],
  },
})
const file = (name: string, features: unknown[], more: object = {}) => ({
  name,
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features })),
})
const two = [feature('TJ-GB-02', 71, 38), feature('TJ-GB-03', 72, 38)]

for (const language of staffLanguages) {
  const say = messages('territory', language)
  const own = (key: string, values?: Record<string, string>) => say(`desk-borders.${key}`, values)
  const ofScores = messages('dashboards', language)
  const site = messages('platform', language)

  test(`an administrator puts borders on the map, replaces them and takes them off (${language})`, async ({
    page,
  }, testInfo) => {
    test.slow()
    await signIn(page, language, administrator)
    await page.getByRole('link', { name: new RegExp(say('desk.tiles.borders.title')) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(own('title'))
    const nothing = page.getByText(own('none'))
    // What a try before has left is taken off first.
    const left = page.getByRole('button', { name: own('remove'), exact: true })
    await expect(nothing.or(left)).toBeVisible()
    if (await left.isVisible()) {
      await left.click()
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: own('remove'), exact: true })
        .click()
    }
    await expect(nothing).toBeVisible()
    const field = page.getByLabel(own('file'))

    // A file of 200 MB is refused before anything of it is sent.
    const large = testInfo.outputPath('large.geojson')
    const opened = openSync(large, 'w')
    writeSync(opened, '{"type":"FeatureCollection","features":[')
    ftruncateSync(opened, 200_000_000)
    closeSync(opened)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await field.setInputFiles(large)
    await expect(page.getByText(site('issues.file_too_large'))).toBeVisible()
    expect(asked.filter((path) => path === '/files')).toEqual([])

    // What is no GeoJSON, and one in which everything is wrong, are refused in words.
    await field.setInputFiles({ name: 'letter.json', mimeType: 'application/json', buffer: Buffer.from('Салом') })
    await expect(page.getByText(own('problem.noCollection'))).toBeVisible()
    const broken = feature('TJ-GB-04', 72, 37)
    broken.geometry.coordinates[0]?.pop()
    const wrong = [broken, feature('TJ-GB-99', 71, 37), feature('TJ-GB-02', 70, 37), feature('TJ-GB-02', 70, 37)]
    await field.setInputFiles(file('wrong.geojson', wrong))
    await expect(page.getByText(own('refused', { name: 'wrong.geojson' }))).toBeVisible()
    await expect(page.getByText(own('problem.unknownCode'))).toBeVisible()
    await expect(page.getByText(own('problem.ringOpen', { ring: '1', found: '[72, 37] – [72, 38]' }))).toBeVisible()
    await expect(page.getByText(own('problem.sameCode', { count: '4' }))).toBeVisible()
    await inspect(page, `borders-refused-${language}`)

    // A good one is shown before it is put on the map, and names the places that it leaves out.
    await field.setInputFiles(file('good.geojson', two, { attribution: '© Somebody', license: 'CC0-1.0' }))
    await expect(page.getByText(own('accepted', { name: 'good.geojson', count: '2' }))).toBeVisible()
    await expect(page.getByRole('img', { name: own('preview') }).locator('[data-place]')).toHaveCount(2)
    await expect(page.getByText(own('without', { count: '66' }))).toBeVisible()
    await expect(page.getByLabel(own('source'))).toHaveValue('© Somebody')
    await page.getByLabel(own('source')).fill('')
    await page.getByRole('button', { name: own('import'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await page.getByLabel(own('source')).fill('© Соҳибони харита')
    await inspect(page, `borders-preview-${language}`)
    await page.getByRole('button', { name: own('import'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toContainText('© Соҳибони харита · CC0-1.0')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: own('import'), exact: true })
      .click()
    await expect(page.getByText(own('imported', { count: '2' }))).toBeVisible()
    await expect(page.getByRole('img', { name: own('now') }).locator('[data-place]')).toHaveCount(2)
    await inspect(page, `borders-now-${language}`)

    // Everybody sees it at once.
    const source = ofScores('below.map.source', { source: '© Соҳибони харита', licence: 'CC0-1.0' })
    expect(await publicMap(page, language)).toEqual({ outlined: 2, text: expect.stringContaining(source) })

    // Replaced by another, then taken off: the maps are tiles again.
    await field.setInputFiles(file('one.geojson', two.slice(0, 1)))
    await page.getByLabel(own('source')).fill('© Дигарон')
    await page.getByLabel(own('licence')).fill('ODbL 1.0')
    await page.getByRole('button', { name: own('replace'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: own('replace'), exact: true })
      .click()
    await expect(page.getByRole('img', { name: own('now') }).locator('[data-place]')).toHaveCount(1)
    expect(await publicMap(page, language)).toEqual({ outlined: 1, text: expect.stringContaining('© Дигарон') })
    await page.getByRole('button', { name: own('remove'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: own('remove'), exact: true })
      .click()
    await expect(page.getByText(own('none'))).toBeVisible()
    expect(await publicMap(page, language)).toEqual({ outlined: 0, text: expect.not.stringContaining('© Дигарон') })

    // Each act stands in the audit log.
    for (const verb of ['importOutlines', 'removeOutlines']) {
      await page.goto(`/${language}/desk/audit?action=territory%3A${verb}`)
      const entry = page.getByRole('listitem').filter({ hasText: say(`audit-log.verbs.territory.${verb}`) })
      await expect(entry.first()).toContainText(say('audit-log.payload.places', { value: '1' }))
    }
    await signOut(page, language)

    await signIn(page, language, 'officer.mia-kt-01@demo.hamkori.example')
    await page.goto(`/${language}/desk/borders`)
    await expect(page.getByText(own('forbidden'))).toBeVisible()
    await expect(page.getByLabel(own('file'))).toHaveCount(0)
    await signOut(page, language)
  })
}

/** The page of scores of the region, as a stranger gets it: how many places are drawn, and its text. */
async function publicMap(page: Page, language: string) {
  const address = new URL(`/${language}/dashboards/TJ-GB`, page.url()).href
  const html = await (await fetch(address)).text()
  const text = html.replaceAll(/<[^>]+>/gu, ' ').replaceAll('&amp;', '&')
  return { outlined: html.match(/<path[^>]* class="[^"]*outline-place/gu)?.length ?? 0, text }
}
