import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { startMailServer } from '../apps/api/src/testing/mail-server.ts'
import type { MailServer } from '../apps/api/src/testing/mail-server.ts'
import { acceptInvitation } from './support/enrol.ts'
import { freePort, startInstallation } from './support/installation.ts'
import type { Installation } from './support/installation.ts'
import { inviteObserver } from './support/invitations.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { mailedLink } from './support/mail.ts'

// One installation with a mail server of its own, for all languages.
test.describe.configure({ mode: 'serial' })

const exact = true
/** Whom the mail server does not take now, and with which answer: 5xx for good, 4xx for the moment. */
const answers = new Map<string, number>()
let home = ''
let server: MailServer | null = null
let installation: Installation | null = null
let context: BrowserContext | null = null
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  home = mkdtempSync(join(tmpdir(), 'hamkori-mail-'))
  server = await startMailServer((address) => answers.get(address) ?? null, keepIn(join(home, 'mail')))
  installation = await startInstallation({
    home,
    port: await freePort(),
    environment: { SMTP_URL: server.url, MAIL_FROM: 'Hamkori <post@journeys.example>' },
  })
  const administrator = 'first.administrator@journeys.example'
  await installation.run('invite', administrator, 'Маъмури якум', 'tg')
  context = await browser.newContext({ baseURL: installation.origin })
  page = await context.newPage()
  await acceptInvitation(page, 'tg', { email: administrator, password: 'се харгӯш аз пули куҳна мегузарад', home })
})

test.afterAll(async () => {
  await context?.close()
  await installation?.stop()
  await server?.close()
  if (home !== '') rmSync(home, { recursive: true, force: true })
})

for (const language of staffLanguages) {
  const say = messages('people', language)
  const site = messages('platform', language)

  test(`an invitation that the mail server refused is told so, its address put right, and sent (${language})`, async () => {
    const dialog = page.getByRole('alertdialog')
    const wrong = `nobody.${language}@journeys.example`
    const right = `somebody.${language}@journeys.example`
    answers.set(wrong, 550)

    const person = await test.step('the page of the person and the list say that it was refused', async () => {
      await inviteObserver(page, language, wrong)
      const address = page.url()
      await saysOnceLoaded(page.getByText(say('mail.chip.undelivered')))
      await expect(page.getByText(whole(say('mail.refused')))).toContainText('550')
      await inspect(page, `mail-refused-${language}`)
      await expect(await lineOf(wrong, language)).toContainText(say('mail.chip.undelivered'))
      await inspect(page, `mail-refused-list-${language}`)
      return address
    })

    await test.step('a letter that only looks Latin is asked about, and refused until somebody says that it is meant', async () => {
      await page.goto(person)
      await page.getByRole('button', { name: say('act.renewInvitation.correct'), exact }).click()
      const address = dialog.getByLabel(say('act.renewInvitation.email'), { exact })
      await expect(address).toHaveValue(wrong)
      await address.fill(right.replace('s', '\u0455'))
      await expect(dialog.getByText(site('form.addressLetters', { letters: '\u0455' }))).toBeVisible()
      await inspect(page, `mail-letters-${language}`)
      await dialog.getByRole('button', { name: say('act.renewInvitation.action'), exact }).click()
      await expect(dialog.getByText(site('issues.address_unconfirmed'))).toBeVisible()
      await address.fill(right)
      await expect(dialog.getByText(site('form.addressRight'))).toHaveCount(0)
    })

    await test.step('sent to the right address, both say so, and when', async () => {
      await dialog.getByRole('button', { name: say('act.renewInvitation.action'), exact }).click()
      await expect(dialog).toHaveCount(0)
      expect(await mailedLink(right, 'invitation', home)).toContain('/invitation#')
      await saysOnceLoaded(page.getByText(say('person.states.invited')))
      await expect(page.getByText(right, { exact })).toBeVisible()
      await expect(page.getByText(whole(say('person.invited')))).toBeVisible()
      await expect(page.getByText(say('mail.chip.undelivered'))).toHaveCount(0)
      await expect(await lineOf(right, language)).toContainText(say('person.states.invited'))
    })
    expect(server?.taken).toContain(right)
    expect(server?.taken).not.toContain(wrong)
  })

  test(`an invitation that the mail server puts off is not called sent before it is (${language})`, async () => {
    const later = `later.${language}@journeys.example`
    answers.set(later, 451)
    await inviteObserver(page, language, later)
    await saysOnceLoaded(page.getByText(whole(say('mail.retrying'))))
    await expect(page.getByText(whole(say('mail.retrying')))).toContainText('451')
    await expect(page.getByText(say('mail.chip.unsent'))).toBeVisible()
    await inspect(page, `mail-put-off-${language}`)
    const person = page.url()
    await expect(await lineOf(later, language)).toContainText(say('mail.chip.unsent'))

    // The server takes it at the next attempt: nobody has to do anything.
    answers.delete(later)
    await page.goto(person)
    await saysOnceLoaded(page.getByText(whole(say('person.invited'))))
    await expect(page.getByText(say('mail.chip.unsent'))).toHaveCount(0)
    expect(await mailedLink(later, 'invitation', home)).toContain('/invitation#')
  })
}

/** The letter goes after the act: the page is loaded anew until it says what became of it. */
async function saysOnceLoaded(words: Locator): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(words).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 90_000 })
}

/** The person of this address in the list, which is opened for it. */
async function lineOf(email: string, language: string): Promise<Locator> {
  await page.goto(`/${language}/desk/people?q=${encodeURIComponent(email)}`)
  const line = page.getByRole('article').filter({ hasText: email })
  await expect(line).toHaveCount(1)
  return line
}

/** A sentence with whatever figures and dates it has. */
function whole(sentence: string): RegExp {
  const parts = sentence.split(/\{\w+\}/u).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&'))
  return new RegExp(`^\\s*${parts.join('.+')}\\s*$`, 'u')
}

/** Keeps messages as files where journeys look for them. */
function keepIn(folder: string): (message: string) => void {
  mkdirSync(folder, { recursive: true })
  return (message) => {
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.eml`
    writeFileSync(join(folder, name), message.replaceAll('\r\n', '\n'))
  }
}
