import { readFileSync } from 'node:fs'
import { formatNumber } from '@hamkori/schema/format/number'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn, signOut } from './support/session.ts'

const observer = 'observer@demo.hamkori.example'
const officer = 'officer.mia-kt-01@demo.hamkori.example'

for (const language of languages) {
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

    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: say('export'), exact: true }).click()
    const file = await saved
    expect(file.suggestedFilename()).toMatch(/^hamkori-audit-log-\d{4}-\d{2}-\d{2}\.csv$/u)
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines[0]).toBe('\uFEFFat,action,actor,capacity,subject_type,subject_id,refused,payload')
    expect(lines.slice(1).every((line) => line.includes(',post:assign,'))).toBe(true)
    const count = formatNumber(language, lines.length - 1)
    await expect(page.getByText(say('saved', { count }))).toBeVisible()
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
}
