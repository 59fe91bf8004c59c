import type { Page } from '@playwright/test'
import { runJob } from './support/jobs.ts'
import { expect, test } from './support/journey.ts'
import { messages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { bodyOf, messagesTo } from './support/mail.ts'
import { signIn } from './support/session.ts'

// The officer of a department whose time limits have passed in the demonstration.
const officer = 'officer.mia-su-01@demo.hamkori.example'
const language: Language = 'ru'
const say = messages('notifications', language)

/** Switches something on the page of notifications on or off. */
async function choose(page: Page, choice: string, to: 'on' | 'off') {
  const verb = say(to === 'on' ? 'switchOn' : 'switchOff')
  const button = page.getByRole('button', { name: `${say(`choice.${choice}`)}: ${verb}`, exact: true })
  if (!(await button.isVisible())) return
  await button.click()
  await expect(button).toBeHidden()
}

test('an officer gets one message a day, stops reminders by its link without signing in, and sees that in the account', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, language, officer)
  await page.goto(`/${language}/desk/account`)
  await page.getByRole('link', { name: messages('notifications', language)('own.link') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('heading'))
  await inspect(page, `notifications-${language}`)
  // The journey may run at night.
  await choose(page, 'night', 'on')
  await choose(page, 'reminder', 'on')

  await runJob('sendDigests')
  await runJob('sendDigests')
  const digests = messagesTo(officer).filter((message) => message.includes('List-Unsubscribe-Post'))
  expect(digests).toHaveLength(1)
  const text = bodyOf(digests[0] ?? '')
  expect(text).toContain('/desk/shortcomings/')

  const [, link = ''] = /(\/\w\w\/unsubscribe\/[\w-]+)/u.exec(text) ?? []
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) })
  const stranger = await context.newPage()
  const reader = messages('notifications', link.startsWith('/ru') ? 'ru' : link.startsWith('/en') ? 'en' : 'tg')
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(reader('unsubscribe.title'))
  await expect(stranger.getByText(reader('unsubscribe.question'))).toBeVisible()
  await stranger.getByRole('button', { name: reader('unsubscribe.action') }).click()
  await expect(stranger.getByText(reader('unsubscribe.done'))).toBeVisible()
  await stranger.goto(`${link.slice(0, -2)}xx`)
  await expect(stranger.getByText(reader('unsubscribe.unknown'))).toBeVisible()
  await context.close()

  await page.reload()
  await expect(
    page.getByRole('button', { name: `${say('choice.reminder')}: ${say('switchOn')}`, exact: true }),
  ).toBeVisible()
  await expect(page.getByText(say('told.reminder')).first()).toBeVisible()
  await inspect(page, `notifications-told-${language}`)
  await choose(page, 'reminder', 'on')
  await choose(page, 'night', 'off')
})
