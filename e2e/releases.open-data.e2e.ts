import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

const execute = promisify(execFile)

for (const language of languages) {
  const say = messages('releases', language)

  test(`a journalist learns what a column means, and a programmer where to begin (${language})`, async ({ page }) => {
    await page.goto(`/${language}/releases`)
    const feed = page.locator('link[rel="alternate"][type="application/atom+xml"]')
    await expect(feed).toHaveAttribute('href', new RegExp(`/${language}/releases\\.atom$`))
    await page.getByRole('link', { name: say('openDataLink'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('open-data.title'))
    await page.getByRole('link', { name: 'compared_with', exact: true }).first().click()
    await expect(page.locator('#release-compared_with')).toBeInViewport()
    await expect(page.getByText('kind:trafficStop', { exact: true })).toHaveCount(1)
    await inspect(page, `open-data-${language}`)
    await page.getByRole('link', { name: say('developersLink'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('developers.title'))
    await inspect(page, `developers-${language}`)
  })
}

test('the examples of the page for developers run as they stand there', async ({ page }, testInfo) => {
  await page.goto(`/${anyLanguage}/developers`)
  const run = async (name: string) => {
    const code = await page.locator(`#example-${name}`).innerText()
    const { stdout } = await execute('sh', ['-e', '-c', code], { cwd: folder, maxBuffer: 16 * 1024 * 1024 })
    return stdout
  }
  const folder = testInfo.outputPath('.')
  await execute('mkdir', ['-p', folder])
  const dashboard = JSON.parse(await run('dashboard')) as { data: { dashboard: { statements: string[] } } }
  expect(dashboard).not.toHaveProperty('errors')
  expect(dashboard.data.dashboard.statements).toHaveLength(8)
  const overdue = JSON.parse(await run('overdue')) as { data: { shortcomings: { totalCount: number } } }
  const rows = (await readFile(`${folder}/overdue.csv`, 'utf8')).trimEnd().split('\r\n')
  expect(rows).toHaveLength(overdue.data.shortcomings.totalCount + 1)
  const release = JSON.parse(await run('release')) as {
    data: { releases: { edges: { node: { files: { name: string; sha256: string }[] } }[] } }
  }
  const files = release.data.releases.edges[0]?.node.files ?? []
  for (const name of ['scores.csv', 'csv-metadata.json'])
    expect(
      createHash('sha256')
        .update(await readFile(`${folder}/${name}`))
        .digest('hex'),
    ).toBe(files.find((file) => file.name === name)?.sha256)
  expect(await run('check')).toContain('Signature Verified Successfully')
  // The last one is the command of the page of a release, which releases.e2e.ts runs.
})

test('what the catalogue names can be fetched, and has the checksum that it says', async ({ request }) => {
  const answer = await request.get('/open-data/catalogue.jsonld')
  expect(answer.headers()['content-type']).toBe('application/ld+json; charset=utf-8')
  const again = await request.get('/open-data/catalogue.jsonld', {
    headers: { 'if-none-match': answer.headers()['etag'] ?? '' },
  })
  expect(again.status()).toBe(304)
  interface Distribution {
    readonly 'dcat:downloadURL': { readonly '@id': string }
    readonly 'spdx:checksum'?: { readonly 'spdx:checksumValue': { readonly '@value': string } }
  }
  const { '@graph': graph } = (await answer.json()) as {
    '@graph': { '@id': string; 'dcat:distribution'?: Distribution[] }[]
  }
  const distributions = graph.flatMap((node) => node['dcat:distribution'] ?? [])
  expect(distributions.length).toBeGreaterThan(25)
  for (const { 'dcat:downloadURL': address, 'spdx:checksum': checksum } of distributions) {
    const file = await request.get(address['@id'])
    expect(file.status(), address['@id']).toBe(200)
    if (checksum)
      expect(
        createHash('sha256')
          .update(await file.body())
          .digest('hex'),
        address['@id'],
      ).toBe(checksum['spdx:checksumValue']['@value'])
  }
})
