import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { codeAt } from '@hamkori/launch/demonstration-accounts.ts'
import { messages } from './languages.ts'
import type { Language } from './languages.ts'
import { mailedLink } from './mail.ts'

/** What the application on the phone of a person knows from now on. */
export interface Application {
  secret: string
}

/** What somebody has at hand after the first factor: the application, and the ten codes on paper. */
export interface Enrolled extends Application {
  codes: string[]
}

/**
 * Sets up an application with codes where the page offers the kinds of factors. `at` is the moment (ms) that its first
 * code is for: that code and all before it are used up by this.
 */
export async function addApplication(page: Page, language: Language, at = Date.now()): Promise<Application> {
  const say = messages('identity', language)
  const exact = true
  await page.getByRole('button', { name: say('totp.choose'), exact }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('totp.heading'))
  await page.getByText(say('totp.type'), { exact }).click()
  const secret = ((await page.locator('#totp-secret').textContent()) ?? '').replace(/\s/gu, '')
  await page.getByLabel(say('secondFactor.code'), { exact }).fill(codeAt(secret, at))
  await page.getByRole('button', { name: say('totp.action'), exact }).click()
  return { secret }
}

/** Adds the first factor of an account, keeps the recovery codes that come with it, and goes to the desk. */
export async function enrol(page: Page, language: Language, at = Date.now()): Promise<Enrolled> {
  const say = messages('identity', language)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(say('factor.heading'))
  const { secret } = await addApplication(page, language, at)
  await expect(heading).toHaveText(say('codes.heading'))
  const codes = await page
    .getByRole('list', { name: say('codes.list') })
    .getByRole('listitem')
    .allTextContents()
  await page.getByLabel(say('codes.kept')).check()
  await page.getByRole('button', { name: say('codes.toDesk') }).click()
  await expect(heading).toHaveText(messages('app', language)('desk.heading'))
  return { secret, codes: codes.map((code) => code.trim()) }
}

/** Who accepts an invitation, and where and when. */
export interface Acceptance {
  readonly email: string
  readonly password: string
  /** Home of the installation that mailed it; the one under test unless given. */
  readonly home?: string
  /** The present of that installation, in milliseconds; the true one unless given. */
  readonly at?: number
}

/** Opens the invitation that was mailed to this address, chooses a password and adds the first factor. Ends at the desk. */
export async function acceptInvitation(
  page: Page,
  language: Language,
  { email, password, home, at }: Acceptance,
): Promise<Enrolled> {
  const say = messages('identity', language)
  await page.goto(await mailedLink(email, 'invitation', home))
  await page.getByLabel(say('invitation.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say('invitation.action') }).click()
  return enrol(page, language, at)
}
