import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { codeAt } from '@hamkori/launch/demonstration-accounts.ts'
import { words } from './languages.ts'
import type { Language } from './languages.ts'
import { mailedLink } from './mail.ts'

/** Who accepts, and where and when. */
export interface Acceptance {
  readonly email: string
  readonly password: string
  /** Home of the installation that mailed the invitation; the one under test unless given. */
  readonly home?: string
  /** The present of that installation, in milliseconds. */
  readonly at?: number
}

/**
 * Opens the mailed invitation, chooses a password, adds an application with codes, keeps the recovery codes, and arrives at
 * the desk. Returns the application's secret and the recovery codes.
 */
export async function acceptInvitation(
  page: Page,
  language: Language,
  { email, password, home, at = Date.now() }: Acceptance,
): Promise<{ secret: string; codes: string[] }> {
  const say = words('identity', language)
  const heading = page.getByRole('heading', { level: 1 })
  const exact = true
  await page.goto(await mailedLink(email, 'invitation', home))
  await page.getByLabel(say('invitation.password'), { exact }).fill(password)
  await page.getByRole('button', { name: say('invitation.action') }).click()
  await expect(heading).toHaveText(say('factor.heading'))
  await page.getByRole('button', { name: say('totp.choose') }).click()
  await page.getByText(say('totp.type')).click()
  const secret = ((await page.locator('#totp-secret').textContent()) ?? '').replace(/\s/gu, '')
  await page.getByLabel(say('secondFactor.code'), { exact }).fill(codeAt(secret, at))
  await page.getByRole('button', { name: say('totp.action'), exact }).click()
  await expect(heading).toHaveText(say('codes.heading'))
  const codes = await page
    .getByRole('list', { name: say('codes.list') })
    .getByRole('listitem')
    .allTextContents()
  await page.getByLabel(say('codes.kept')).check()
  await page.getByRole('button', { name: say('codes.toDesk') }).click()
  await expect(heading).toHaveText(say('desk.heading'))
  return { secret, codes: codes.map((code) => code.trim()) }
}
