import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { words } from './languages.ts'
import type { Language } from './languages.ts'

/** Invites somebody to be an observer from today on, in the name of the administrator who is signed in on this page. */
export async function inviteObserver(page: Page, language: Language, email: string): Promise<void> {
  const say = words('identity', language)
  const exact = true
  await page.goto(`/${language}/desk/people/new`)
  await page.getByLabel(say('invite.email'), { exact }).fill(email)
  await page.getByLabel(say('invite.label'), { exact }).fill('Меҳмон')
  await page.getByLabel(say('invite.toPost'), { exact }).check()
  await page.getByRole('radio', { name: say('role.observer') }).check()
  await page.getByRole('button', { name: say('invite.action'), exact }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('invite.action'), exact })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Меҳмон')
}
