import { createHash } from 'node:crypto'
import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

const coordinator = 'coordinator@demo.hamkori.example'

for (const language of languages) {
  const say = messages('reports', language)

  test(`a journalist finds a report, reads it in short and takes its file along (${language})`, async ({ page }) => {
    await page.goto(`/${language}/reports`)
    await inspect(page, `reports-${language}`)
    await page.getByRole('main').locator('a[href*="/reports/TJ-SU-"]').first().click()
    await expect(page.getByRole('heading', { name: say('short'), exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: say('conclusions'), exact: true })).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(2)
    await inspect(page, `report-${language}`)

    const address = await page.locator(`a[href$="/${language}.pdf"]`).getAttribute('href')
    const file = await page.request.get(address ?? '')
    expect(file.headers()['content-type']).toBe('application/pdf')
    const bytes = await file.body()
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByText(say('files.checksums')).click()
    await expect(page.getByText(createHash('sha256').update(bytes).digest('hex'))).toBeVisible()
    await page.locator('a[href*="/releases/"]').first().click()
    await expect(page.getByRole('link', { name: 'scores.csv', exact: true })).toBeVisible()
  })
}

test('what is no report, or no file of one, is missing', async ({ request }) => {
  for (const missing of ['/tg/reports/TJ-SU-1999-Q1-1', '/reports/TJ-SU-1999-Q1-1/tg.pdf', '/reports/x/y'])
    expect((await request.get(missing)).status(), missing).toBe(404)
})

test('a coordinator begins a report, writes its conclusions, issues it and reads it', async ({ page }) => {
  const say = messages('reports', anyLanguage)
  const site = messages('platform', anyLanguage)
  await signIn(page, anyLanguage, coordinator)
  await page.goto(`/${anyLanguage}/desk/reports`)
  const begin = page.getByRole('button', { name: say('begin.action'), exact: true })
  await begin.click()
  await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(0)
  await page.getByLabel(say('begin.place'), { exact: true }).selectOption('TJ-KT')
  const period = page.getByLabel(say('begin.period'), { exact: true })
  await period.selectOption({ index: 1 })
  await inspect(page, 'reports-desk')
  await begin.click()
  await expect(page).toHaveURL(/\/desk\/reports\/TJ-KT-/)
  await expect(page.getByText(say('state.draft')).first()).toBeVisible()

  // Its label goes on with "(optional)".
  const conclusions = page.getByLabel(`${say('conclusions')} (`)
  await conclusions.fill('Ҷавобҳо 😀')
  const save = page.getByRole('button', { name: say('write.action'), exact: true })
  await save.click()
  await expect(page.getByText(site('issues.not_printable')).first()).toBeVisible()
  await conclusions.fill('Шӯроҳо ҷаласаҳоро зиёд мекунанд.')
  await inspect(page, 'report-desk')
  await save.click()
  await expect(page.getByText(say('write.done'))).toBeVisible()
  await page.getByRole('button', { name: say('freeze.action'), exact: true }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('freeze.action'), exact: true })
    .click()
  await page.getByRole('link', { name: say('desk.read'), exact: true }).click({ timeout: 60_000 })
  await expect(page.getByText('Шӯроҳо ҷаласаҳоро зиёд мекунанд.')).toBeVisible()
  await expect(page.locator('a[href$=".docx"]')).toHaveCount(3)
})

test('an observer reads what reports are, and begins none', async ({ page }) => {
  const say = messages('reports', anyLanguage)
  await signIn(page, anyLanguage, 'observer@demo.hamkori.example')
  await page.goto(`/${anyLanguage}/desk/reports`)
  await expect(page.getByText(say('desk.forbidden'))).toBeVisible()
  await expect(page.getByRole('button', { name: say('begin.action'), exact: true })).toHaveCount(0)
})
