import { confirmationMinutes } from '@hamkori/schema/identity'
import { expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { account, unusedCode } from './accounts.ts'
import { messages } from './languages.ts'
import type { Language } from './languages.ts'

/**
 * Signs a demonstration person in and waits for the desk. The first time this worker does it through the page, as people do; afterwards it
 * brings the same session along, as a browser does that was not closed: a code of the second step is good once, and journeys would wait
 * for the next half-minute. Where the session is over or its proof of identity is old, it is done through the page again.
 */
export async function signIn(page: Page, language: Language, email: string): Promise<void> {
  const known = sessions.get(email)
  sessions.delete(email)
  if (known !== undefined && Date.now() - known.since < proofMilliseconds) {
    await page.context().addCookies(known.cookies)
    await page.goto(`/${language}/desk`)
    const heading = page.getByRole('heading', { level: 1 })
    const [desk, form] = [messages('app', language)('desk.heading'), messages('identity', language)('signIn.heading')]
    await expect(heading).toHaveText(new RegExp(`^(${desk}|${form})$`, 'u'))
    if ((await heading.innerText()) === desk) {
      sessions.set(email, known)
      return
    }
  }
  await signInOnPage(page, language, email)
  // Scripts set none of those that carry a session, and the language is each journey's own.
  const cookies = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly)
  sessions.set(email, { since: Date.now(), cookies })
}

/** The sessions of this worker's journeys, by email. No other worker has them: one that is ended takes nobody else's away. */
const sessions = new Map<string, { since: number; cookies: Awaited<ReturnType<BrowserContext['cookies']>> }>()
/** Well within the minutes for which a proof of identity counts, so that no journey is asked for another one that would not have been asked. */
const proofMilliseconds = (confirmationMinutes * 60_000) / 2

/** Signs in through the page, as people do, and waits for the desk. */
export async function signInOnPage(page: Page, language: Language, email: string): Promise<void> {
  const say = messages('identity', language)
  const { password } = account(email)
  await page.goto(`/${language}/sign-in`)
  await page.getByLabel(say('signIn.email')).fill(email)
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say('signIn.action'), exact: true }).click()
  await giveCode(page, language, email)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('app', language)('desk.heading'))
}

/** Answers the question to sign in again, which stands over the page. The e-mail is there already. */
export async function signInAgain(page: Page, language: Language, email: string): Promise<void> {
  const say = messages('identity', language)
  const question = page.getByRole('dialog', { name: say('again.title') })
  await expect(question.getByLabel(say('signIn.email'))).toHaveValue(email)
  await question.getByLabel(say('signIn.password'), { exact: true }).fill(account(email).password)
  await question.getByRole('button', { name: say('signIn.action'), exact: true }).click()
  await giveCode(page, language, email)
}

/**
 * The second step. A code can be refused although nobody used it: another worker was quicker with a newer one. Then the
 * next is taken.
 */
export async function giveCode(page: Page, language: Language, email: string): Promise<void> {
  const say = messages('identity', language)
  const field = page.getByLabel(say('secondFactor.code'), { exact: true })
  for (let round = 0; round < 3; round += 1) {
    await field.fill(await unusedCode(email))
    // The refusal of the round before still stands until this round's answer is there.
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'))
    await page.getByRole('button', { name: say('secondFactor.action') }).click()
    const answer = (await (await answered).json()) as { data?: { confirmSecondFactor?: { __typename: string } } }
    if (answer.data?.confirmSecondFactor?.__typename === 'Viewer') return
  }
}

/** Signs out through the page. */
export async function signOut(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: messages('platform', language)('desk.signOut') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('identity', language)('signIn.heading'))
}

/** The calendar day in Dushanbe so many days from today, as YYYY-MM-DD. */
function dayFromToday(days: number): string {
  return new Date(Date.now() + (5 * 60 + days * 24 * 60) * 60_000).toISOString().slice(0, 10)
}

/** Fills a date's three fields by the id of the first with a day that is so many days from today. */
export async function fillDate(page: Page, id: string, days: number): Promise<void> {
  await typeDate(page, id, dayFromToday(days))
}

/** Fills a date's three fields, as people type them, by the id of the first. */
export async function typeDate(page: Page, id: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  await page.locator(`[id="${id}"]`).fill(String(Number(day)))
  await page.locator(`[id="${id}-month"]`).selectOption(String(Number(month)))
  await page.locator(`[id="${id}-year"]`).fill(year)
}

/** Empties a date's three fields by the id of the first. */
export async function clearDate(page: Page, id: string): Promise<void> {
  await page.locator(`[id="${id}"]`).fill('')
  await page.locator(`[id="${id}-month"]`).selectOption('')
  await page.locator(`[id="${id}-year"]`).fill('')
}
