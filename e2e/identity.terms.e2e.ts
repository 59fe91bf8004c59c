import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { acceptInvitation } from './support/enrol.ts'
import { freePort, startInstallation } from './support/installation.ts'
import type { Installation } from './support/installation.ts'
import { inviteObserver } from './support/invitations.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'

// One installation, whose clock is moved once for all languages: ten minutes before a midnight in Dushanbe, then five after it.
test.describe.configure({ mode: 'serial' })

const hour = 3_600_000
const minute = 60_000
/** Midnight in Dushanbe is at 19:00 UTC. The next one that is more than ten minutes away, so that the clock only goes on. */
const midnight = (() => {
  const day = 24 * hour
  const soonest = Date.now() + 15 * minute
  return Math.ceil((soonest + 5 * hour) / day) * day - 5 * hour
})()
/** The day that ends with it. */
const lastDay = new Date(midnight + 4 * hour).toISOString().slice(0, 10)
const password = 'се харгӯш аз пули куҳна мегузарад'

/** Made when the journey begins: this file is read by more processes than the one that walks it. */
let home = ''
const observers = new Map<Language, BrowserContext>()
let installation: Installation | null = null
let port = 0
let ahead = 0

/** Starts the installation with its clock at this moment; it goes on from there. */
async function startAt(moment: number): Promise<Installation> {
  await installation?.stop()
  ahead = moment - Date.now()
  installation = await startInstallation({ home, port, ahead })
  return installation
}

async function openPage(browser: Browser, origin: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: origin })
  return { context, page: await context.newPage() }
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  home = mkdtempSync(join(tmpdir(), 'hamkori-terms-'))
  port = await freePort()
  const { origin, run } = await startAt(midnight - 10 * minute)
  const administrator = 'first.administrator@journeys.example'
  await run('invite', administrator, 'Маъмури якум', 'tg')
  const { context, page } = await openPage(browser, origin)
  await acceptInvitation(page, 'tg', { email: administrator, password, home, at: Date.now() + ahead })
  for (const language of staffLanguages) {
    const email = `observer.${language}@journeys.example`
    await inviteObserver(page, language, email, { first: lastDay, last: lastDay })
    const guest = await openPage(browser, origin)
    await acceptInvitation(guest.page, language, { email, password, home, at: Date.now() + ahead })
    observers.set(language, guest.context)
  }
  await context.close()
})

test.afterAll(async () => {
  for (const context of observers.values()) await context.close()
  await installation?.stop()
  if (home !== '') rmSync(home, { recursive: true, force: true })
})

function pageOf(language: Language): Page {
  const [page] = observers.get(language)?.pages() ?? []
  if (page === undefined) throw new Error(`nobody accepted in ${language}`)
  return page
}

for (const language of staffLanguages) {
  const audit = messages('audit', language)

  test(`on its last day a post gives its rights, ten minutes before midnight too (${language})`, async () => {
    const page = pageOf(language)
    await expect(page.getByText(audit('desk.tiles.audit.title')).first()).toBeVisible()
    await page.goto(`/${language}/desk/audit`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(audit('title'))
    await expect(page.getByText(audit('forbidden'))).toHaveCount(0)
  })
}

test('midnight passes in Dushanbe', async () => {
  await startAt(midnight + 5 * minute)
})

for (const language of staffLanguages) {
  const say = messages('identity', language)
  const audit = messages('audit', language)

  test(`after midnight the same session has no right any more, and says so (${language})`, async () => {
    const page = pageOf(language)
    await page.goto(`/${language}/desk`)
    await expect(page.getByText(messages('app', language)('desk.nothing'))).toBeVisible()
    await expect(page.getByText(audit('desk.tiles.audit.title'))).toHaveCount(0)
    await inspect(page, `desk-after-the-term-${language}`)
    await page.goto(`/${language}/desk/audit`)
    await expect(page.getByText(audit('forbidden'))).toBeVisible()
    // The account itself stays: its owner can still look after it.
    await page.getByRole('link', { name: messages('identity', language)('navigation.account'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('account.heading'))
  })
}
