import { readFileSync } from 'node:fs'
import { formatNumber } from '@hamkori/schema/format/number'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn, signOut } from './support/session.ts'

const administrator = 'administrator@demo.hamkori.example'
const observer = 'observer@demo.hamkori.example'
const officer = 'officer.mia-kt-01@demo.hamkori.example'

for (const language of staffLanguages) {
  const say = messages('audit', language)
  const people = messages('people', language)
  const site = messages('platform', language)

  test(`an observer reads the audit log and narrows it; an officer cannot open it (${language})`, async ({ page }) => {
    await signIn(page, language, observer)
    await page.goto(`/${language}/desk/audit`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))
    await inspect(page, `audit-${language}`)
    await page.getByText(say('filters'), { exact: true }).click()
    await page.getByLabel(new RegExp(`^${say('action')} \\(`)).selectOption('post:assign')
    await fillDate(page, 'audit-log-to', 0)
    await inspect(page, `audit-filters-${language}`)
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page).toHaveURL(/action=post%3Aassign/)
    await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(people('audit-log.verbs.post.assign'))
    const shown = await page.getByRole('heading', { level: 3 }).allTextContents()
    expect(new Set(shown.map((text) => text.trim()))).toEqual(new Set([people('audit-log.verbs.post.assign')]))

    const { file, cells } = await takeFile(page, say)
    expect(file).toMatch(/^hamkori-audit-log-\d{4}-\d{2}-\d{2}\.csv$/u)
    expect(new Set(cells.map((row) => row[say('action')]))).toEqual(new Set([people('audit-log.verbs.post.assign')]))
    const count = formatNumber(language, cells.length)
    await expect(page.getByText(say('saved', { count }))).toBeVisible()

    // The same entries as a workbook, for who works with Excel.
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: say('export', { format: 'XLSX' }), exact: true }).click()
    const download = await saved
    expect(download.suggestedFilename()).toMatch(/^hamkori-audit-log-\d{4}-\d{2}-\d{2}\.xlsx$/u)
    const [log, about] = await readWorkbook(await download.path())
    const [headings = [], ...entries] = log?.data ?? []
    expect(headings).toEqual(Object.keys(cells[0] ?? {}))
    expect(entries.map((row) => row[headings.indexOf(say('file.at'))])).toEqual(cells.map((row) => row[say('file.at')]))
    expect(entries.every((row) => row[headings.indexOf(say('file.clock'))] instanceof Date)).toBe(true)
    expect(about?.data.flat()).toContain(say('file.terms'))
    expect(about?.data.flat()).toContain(say('file.covers', { count }))

    await page.goto(`/${language}/desk/audit?action=audit%3Aexport`)
    await expect(page.getByText(say('audit-log.payload.entries', { value: count })).first()).toBeVisible()
    await signOut(page, language)

    await signIn(page, language, officer)
    const desk = page.getByRole('navigation', { name: site('desk.label') })
    const absent = [
      people('navigation.people'),
      messages('councils', language)('navigation.seats'),
      say('navigation.audit'),
    ]
    for (const name of absent) await expect(desk.getByRole('link', { name, exact: true })).toHaveCount(0)
    await page.goto(`/${language}/desk/audit`)
    await expect(page.getByText(say('forbidden'))).toBeVisible()
    await page.goto(`/${language}/desk/people`)
    await expect(page.getByText(people('forbidden'))).toBeVisible()
    await page.goto(`/${language}/desk/people/new`)
    await expect(page.getByText(people('invite.forbidden'))).toBeVisible()
  })

  test(`an administrator finds what one person did, and what was done to one record, and takes it along (${language})`, async ({
    page,
  }) => {
    const shortcomings = messages('shortcomings', language)
    await signIn(page, language, administrator)
    await page
      .getByRole('navigation', { name: site('desk.label') })
      .getByRole('link', { name: say('navigation.audit'), exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))

    // By person: the name is typed, the person is taken with the keyboard.
    await page.getByText(say('filters'), { exact: true }).click()
    const who = page.getByRole('combobox', { name: new RegExp(`^${say('actor')}`) })
    await who.fill('secretary.khujand')
    await expect(page.getByRole('option').first()).toContainText('secretary.khujand')
    await who.press('ArrowDown')
    await who.press('Enter')
    await inspect(page, `audit-person-${language}`)
    await page.getByLabel(new RegExp(`^${say('action')} \\(`)).selectOption('shortcoming:register')
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page).toHaveURL(/actor=/)
    await expect(page.getByText(say('onlyActor', { label: '' }).replace(/\.$/u, ''))).toBeVisible()
    const record = page.getByRole('link', { name: /KMB-[A-Z]{2}-\d{4}-\d{5}/ }).first()
    const number = /KMB-[A-Z]{2}-\d{4}-\d{5}/.exec((await record.textContent()) ?? '')?.[0] ?? ''

    // By record: its number, with Cyrillic letters.
    await page.getByRole('link', { name: say('everything') }).click()
    await expect(page).not.toHaveURL(/actor=/)
    await page.getByText(say('filters'), { exact: true }).click()
    const typed = page.getByLabel(new RegExp(`^${say('number')} \\(`))
    await typed.fill('police')
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page.getByText(say('noNumber'))).toBeVisible()
    await typed.fill(number.replace('KMB', 'кмб').replaceAll('-', ' '))
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`record=${number}`))
    await expect(page.getByText(say('noNumber'))).toHaveCount(0)
    const headings = page.getByRole('heading', { level: 3 })
    await expect(headings.filter({ hasText: shortcomings('audit-log.verbs.shortcoming.register') })).toHaveCount(1)
    await inspect(page, `audit-record-${language}`)
    const { cells } = await takeFile(page, say)
    expect(cells.length).toBeGreaterThan(0)
    expect(new Set(cells.map((row) => row[say('file.number')]))).toEqual(new Set([number]))
    for (const row of cells) {
      expect(row[say('file.about')]).toBe(shortcomings('audit-log.subjects.Shortcoming'))
      expect(row[say('file.title')]).not.toBe('')
      expect(row[say('file.link')]).toBe(new URL(`/${language}/desk/shortcomings/${number}`, page.url()).href)
      expect(row[say('file.at')]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+05:00$/u)
    }

    // The record, its own entries, and back to what was searched.
    await page
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .click()
    await expect(page).toHaveURL(new RegExp(`/desk/shortcomings/${number}$`))
    const own = page.getByRole('region', { name: say('ofThis') })
    await expect(own.getByRole('heading', { level: 3 }).first()).toBeVisible()
    await inspect(page, `audit-of-record-${language}`)
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`record=${number}`))
    await page.goForward()
    await own.getByRole('link', { name: say('allAbout') }).click()
    await expect(page).toHaveURL(/record=/)
    await expect(page.getByRole('link', { name: new RegExp(number) }).first()).toBeVisible()

    // Nothing found says what was looked for.
    await page.goto(`/${language}/desk/audit?record=KMB-TJ-1999-00001`)
    await expect(page.getByText(say('noRecord', { record: 'KMB-TJ-1999-00001' }))).toBeVisible()
    await signOut(page, language)
  })

  test(`a refused sign-in of an unknown address leads nowhere, and whoever may not read the log is shown nothing of it (${language})`, async ({
    page,
  }) => {
    const identity = messages('identity', language)
    await page.goto(`/${language}/sign-in`)
    await page.getByLabel(identity('signIn.email')).fill(`nobody-${language}@example.com`)
    await page.getByLabel(identity('signIn.password'), { exact: true }).fill('not a password of anybody')
    await page.getByRole('button', { name: identity('signIn.action'), exact: true }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await signIn(page, language, observer)
    await page.goto(`/${language}/desk/audit?action=identity%3AsignIn&outcome=refused`)
    const entry = page
      .getByRole('listitem')
      .filter({ hasText: say('unknown.address') })
      .first()
    await expect(entry).toBeVisible()
    await expect(entry.getByRole('link')).toHaveCount(0)
    await signOut(page, language)

    await signIn(page, language, 'secretary.sino@demo.hamkori.example')
    await page.goto(`/${language}/desk/meetings`)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
    await page.locator('a[href*="/desk/meetings/JLS-"]').first().click()
    await expect(page).toHaveURL(/\/desk\/meetings\/JLS-/)
    await expect(page.getByText(/JLS-/).first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expect(page.getByRole('region', { name: say('ofThis') })).toHaveCount(0)
    expect(asked.filter((request) => /AuditEntriesOf|auditLog/.test(request))).toEqual([])
    await signOut(page, language)
  })
}

/** Takes the log along as a file, and reads it: its name, and its rows by the headings of their columns. */
async function takeFile(page: Page, say: ReturnType<typeof messages>) {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: say('export', { format: 'CSV' }), exact: true }).click()
  const download = await saved
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  const delimiter = text.slice(0, 80).includes(';') ? ';' : ','
  const cells: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter })
  return { file: download.suggestedFilename(), cells }
}
