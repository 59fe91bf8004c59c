import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { messages } from './languages.ts'
import type { Language } from './languages.ts'
import { typeDate } from './session.ts'

/**
 * Invites somebody to be an observer from today on, in the name of the administrator who is signed in on this page.
 * @param days the first and the last day of the post in Dushanbe, YYYY-MM-DD, where they are not today and open.
 */
export async function inviteObserver(
  page: Page,
  language: Language,
  email: string,
  days?: { readonly first: string; readonly last: string },
): Promise<void> {
  const say = messages('people', language)
  const identity = messages('identity', language)
  const exact = true
  await page.goto(`/${language}/desk/people/new`)
  await page.getByLabel(say('invite.email'), { exact }).fill(email)
  await page.getByLabel(say('invite.label'), { exact }).fill('Меҳмон')
  await page.getByLabel(say('invite.toPost'), { exact }).check()
  await page.getByRole('radio', { name: identity('role.observer') }).check()
  if (days !== undefined) {
    await typeDate(page, 'invite-post-validFrom', days.first)
    await typeDate(page, 'invite-post-validTo', days.last)
  }
  await page.getByRole('button', { name: say('invite.action'), exact }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('invite.action'), exact })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Меҳмон')
}
