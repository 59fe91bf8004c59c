import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

// One sign-in each for all languages: a code is good once.
let contexts: BrowserContext[] = []
let officer: Page
let superior: Page
/** Texts of this run alone: an installation keeps every version. */
const run = Date.now()
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  contexts = [await browser.newContext(), await browser.newContext()]
  const [one, other] = contexts
  if (one === undefined || other === undefined) throw new Error('no contexts')
  ;[officer, superior] = [await one.newPage(), await other.newPage()]
  await signIn(officer, 'en', 'officer.mia-su-01@demo.hamkori.example')
  await signIn(superior, 'en', 'officer.mia-su@demo.hamkori.example')
})
test.afterAll(() => Promise.all(contexts.map((context) => context.close())))

for (const language of staffLanguages) {
  const say = messages('dashboards', language)
  const app = messages('app', language)
  const noted = (page: Page, text: string) => page.locator('#notes').getByText(text, { exact: true })

  test(`an officer notes what a release means, changes it, takes it away and puts it back (${language})`, async () => {
    const [first, second] = [
      `Two new inspectors since March (${language}, ${run})`,
      `Three since April (${language}, ${run})`,
    ]
    await officer.goto(`/${language}/desk`)
    const notes = officer.locator('#notes')
    await expect(notes.getByRole('heading', { name: say('desk.notes.title') })).toBeVisible()
    const write = notes.getByRole('button', { name: say('desk.notes.write', { number: '2' }) })
    const change = notes.getByRole('button', { name: say('desk.notes.change'), exact: true })
    await write.or(change).click()
    await notes.getByLabel(say('desk.notes.text')).fill('')
    await notes.getByRole('button', { name: say('desk.notes.save') }).click()
    await expect(notes.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
    await notes.getByLabel(say('desk.notes.text')).fill(first)
    await notes.getByRole('button', { name: say('desk.notes.save') }).click()
    await expect(noted(officer, first)).toBeVisible()

    await change.click()
    await notes.getByLabel(say('desk.notes.text')).fill(second)
    await notes.getByRole('button', { name: say('desk.notes.save') }).click()
    await expect(noted(officer, second)).toBeVisible()
    await notes.locator('summary').click()
    await expect(noted(officer, first)).toBeVisible()
    await inspect(officer, `release-notes-${language}`)

    await notes.getByRole('button', { name: say('desk.notes.remove'), exact: true }).click()
    await expect(notes.getByText(say('desk.notes.isRemoved'))).toBeVisible()
    await notes.getByRole('button', { name: say('desk.notes.putBack') }).click()
    await expect(noted(officer, second)).toBeVisible()
  })

  test(`an officer takes the inbox along as a file (${language})`, async () => {
    await officer.goto(`/${language}/desk/inbox`)
    await expect(officer.getByRole('link', { name: 'CSV' })).toBeVisible()
    const answer = await officer.request.get(`/${language}/desk/inbox.json`)
    const { total, records } = (await answer.json()) as { total: number; records: { number: string; kind: string }[] }
    expect(total).toBeGreaterThan(0)
    expect(records).toHaveLength(total)
    const csv = await (await officer.request.get(`/${language}/desk/inbox.csv`)).text()
    expect(csv).toContain(app('inbox.file.waiting_for'))
    // What waits is said in words, not by the key of a message.
    expect(csv).not.toContain('waitingFor.')
    for (const { number, kind } of records) {
      expect(number).toMatch(/^(?:KMB|PSH|JLS)-/u)
      expect(kind).not.toContain('.')
    }
  })
}

test('a note is read by the superior department, and by nobody who may not', async ({ page: stranger }) => {
  const ask = (page: Page) =>
    page.request.post('/graphql', {
      data: { query: '{ department(code: "MIA-SU-01") { releaseNotes { versions { text } } } }' },
    })
  const answer = (await (await ask(stranger)).json()) as { data: { department: { releaseNotes: null } } }
  expect(answer.data.department.releaseNotes).toBeNull()
  expect((await stranger.request.get('/tg/desk/inbox.csv')).status()).toBe(404)
  await superior.goto('/en/desk')
  const last = staffLanguages.at(-1) ?? 'tg'
  await expect(
    superior.locator('#notes').getByText(`Three since April (${last}, ${run})`, { exact: true }),
  ).toBeVisible()
})

test('a superior officer is told first, in words, which verdicts changed, each with its page', async ({ request }) => {
  const query =
    '{ dashboard(scope: region, code: "TJ-SU") { release { number } verdictChanges { place { code name { en } } } } }'
  const answer = await request.post('/graphql', { data: { query } })
  const { data } = (await answer.json()) as {
    data: {
      dashboard: {
        release: { number: number }
        verdictChanges: { place: { code: string; name: { en: string } } }[]
      }
    }
  }
  const { release, verdictChanges: changes } = data.dashboard
  await superior.goto('/en/desk')
  await expect(superior.locator('#notes')).toBeVisible()
  const alerts = superior.getByRole('list', { name: messages('app', 'en')('desk.alerts.title') }).getByRole('listitem')
  await expect(alerts).toHaveCount(Math.min(changes.length, 4))
  const [first] = changes
  // The two releases of the demonstration differ; one that another journey has just published may not.
  expect(first !== undefined || release.number > 2).toBe(true)
  if (first === undefined) return
  await inspect(superior, 'desk-alerts-en')
  const link = alerts.first().getByRole('link')
  await expect(link).toHaveText(first.place.name.en, { ignoreCase: true })
  await link.click()
  await expect(superior).toHaveURL(new RegExp(`/dashboards/.*${first.place.code}$`, 'u'))
  await expect(superior.getByText(messages('dashboards', 'en')('selfSelected'))).toBeVisible()
})
