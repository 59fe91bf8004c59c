import type { Locator, Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { expectFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

/*
 * A meeting as they really happen: one member comes late, one takes part online, one has a conflict of interest, and a decision is voted
 * on while the quorum is gone. The secretary writes it down, and everybody reads which decisions bind and why.
 */

/** Presses a button and says so again in the window that asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

for (const language of staffLanguages) {
  const say = messages('meetings', language)
  const issue = messages('platform', language)
  const reasonOf = (reason: 'conflictOfInterest' | 'absentAtVote') => say(`attended.reason.${reason}`)

  test(`minutes say who was there at each vote, and a decision without a quorum binds nobody (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    test.slow()
    const title = `Ҷаласа бо кворуми гумшуда ${language} ${Date.now()}`
    const guest = 'Сардори шуъбаи тартиботи ҷамъиятӣ'
    const field = (name: string) => page.getByLabel(name, { exact: true })
    const seatAt = (at: number) =>
      page.getByRole('listitem').filter({ has: page.locator(`[id="meeting-attendance-${at}-presence"]`) })
    const decisionAt = (number: number) => page.getByRole('group', { name: say('decisionNumber', { number }) })
    const choose = (decision: Locator, at: number, reason: 'conflictOfInterest' | 'absentAtVote') =>
      decision
        .getByRole('group', { name: say('attended.form.nonVoters') })
        .getByRole('combobox')
        .nth(at)
        .selectOption({ label: say(`attended.form.choice.${reason}`) })
    await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')

    await page.goto(`/${language}/desk/meetings/new`)
    await field(say('form.title')).fill(title)
    await field(say('form.place')).fill('Бохтар')
    await fillDate(page, 'meeting-heldOn', -1)
    await page.locator('[id="meeting-startsAt"]').fill('14:00')
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъала')
    await expect(seatAt(0)).toBeVisible()
    const seats = await page.locator('[id^="meeting-attendance-"][id$="-presence"]').count()
    const quorum = Math.floor(seats / 2) + 1

    await test.step('everybody came, in one act; then those who did not, and as many as the quorum are left', async () => {
      await expect(page.getByText(say('attended.form.stay')).first()).toBeHidden()
      await page.getByRole('button', { name: say('form.allPresent') }).click()
      for (let at = quorum; at < seats; at += 1) await seatAt(at).getByLabel(say('presence.absent')).check()
      await expect(page.getByText(say('form.counted', { present: quorum, seats, quorum }))).toBeVisible()
    })

    await test.step('one was late, and one online, by the keyboard alone', async () => {
      await seatAt(1).getByText(say('attended.form.stay')).focus()
      await page.keyboard.press('Enter')
      await seatAt(1).getByLabel(say('attended.form.arrivedAt')).fill('13:50')
      await seatAt(2).getByText(say('attended.form.stay')).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await expect(seatAt(2).getByLabel(say('attended.form.online'))).toBeChecked()
    })

    await test.step('guests are named by their office', async () => {
      await page.getByRole('button', { name: say('attended.form.addGuest') }).click()
      await field(say('attended.form.role', { number: 1 })).fill(guest)
      await field(say('attended.form.people')).fill('2')
    })

    await test.step('a vote without the late one has no quorum, and says so before it is sent', async () => {
      await page.getByRole('button', { name: say('form.addDecision') }).click()
      const first = decisionAt(1)
      await first.getByLabel(say('form.decisionText')).fill('Қарори бе кворум')
      await first.getByLabel(say('votesFor'), { exact: true }).fill(String(quorum))
      await choose(first, 1, 'absentAtVote')
      await expect(first.getByText(say('notQuorate'))).toBeVisible()
      await page.getByRole('button', { name: say('form.addDecision') }).click()
      const second = decisionAt(2)
      await second.getByLabel(say('form.decisionText')).fill('Қарор бо бархӯрди манфиатҳо')
      await second.getByLabel(say('votesFor'), { exact: true }).fill(String(quorum - 1))
      await choose(second, 0, 'conflictOfInterest')
      await expect(second.getByText(say('quorate'))).toBeVisible()
    })
    await inspect(page, `meeting-attendance-form-${language}`)

    await test.step('what cannot be is said at its field: too many votes, and late before the beginning', async () => {
      await page.getByRole('button', { name: say('form.record') }).click()
      await expectFocus(page.getByRole('alert').filter({ has: page.getByRole('listitem') }))
      await expect(decisionAt(1)).toContainText(issue('issues.votes_exceed_presence'))
      await expect(seatAt(1)).toContainText(issue('issues.time_before_other'))
      await decisionAt(1)
        .getByLabel(say('votesFor'), { exact: true })
        .fill(String(quorum - 1))
      await seatAt(1).getByLabel(say('attended.form.arrivedAt')).fill('1425')
      await page.getByRole('button', { name: say('form.record') }).click()
      await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
    })
    const address = page.url()
    const reference = address.split('/').at(-1) ?? ''

    await test.step('the draft is edited with everything that was written', async () => {
      await page.getByRole('link', { name: say('acts.edit'), exact: true }).click()
      await expect(seatAt(1).getByLabel(say('attended.form.arrivedAt'))).toHaveValue('14:25')
      await expect(seatAt(2).getByLabel(say('attended.form.online'))).toBeChecked()
      await expect(field(say('attended.form.role', { number: 1 }))).toHaveValue(guest)
      await page.getByRole('button', { name: say('form.save') }).click()
      await expect(page).toHaveURL(address)
      await sameAfterReload(page)
    })

    await test.step('the question whether to sign shows it, and both sign', async () => {
      await page.getByRole('button', { name: say('acts.sign'), exact: true }).click()
      const question = page.getByRole('alertdialog')
      await expect(question).toContainText(say('attended.from', { time: '14:25' }))
      await expect(question).toContainText(say('attended.noQuorumAtVote'))
      await question.getByRole('button', { name: say('acts.sign'), exact: true }).click()
      await expect(page.getByText(say('acts.none'))).toBeVisible()
      const chair = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
      await signIn(chair, language, 'chair.bokhtar@demo.hamkori.example')
      await chair.goto(address)
      await press(chair, say('acts.sign'))
      await press(chair, say('acts.publish'))
      await expect(chair.getByText(say('acts.published'))).toBeVisible()
      await chair.context().close()
    })

    await test.step('everybody reads it on the page and on paper', async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      const reader = await context.newPage()
      await reader.goto(`/${language}/meetings/${reference}`)
      const decisions = reader.locator('#decisions').getByRole('article')
      await expect(decisions.nth(0)).toContainText(say('attended.noQuorumAtVote'))
      await expect(decisions.nth(0)).toContainText(reasonOf('absentAtVote'))
      await expect(decisions.nth(1)).toContainText(reasonOf('conflictOfInterest'))
      await expect(decisions.nth(1)).not.toContainText(say('notBinding'))
      const parts = [say('attended.from', { time: '14:25' }), say('attended.online'), guest]
      for (const part of parts) await expect(reader.getByText(part).first()).toBeVisible()
      await inspect(reader, `meeting-attendance-${language}`)
      const file = await reader.request.get(`/${language}/meetings/${reference}.pdf`)
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await file.body())), {
        mergePages: true,
      })
      const printed = text.replaceAll(/\s+/gu, ' ')
      for (const part of [...parts, say('attended.noQuorumAtVote'), reasonOf('conflictOfInterest')])
        expect(printed).toContain(part)
      const content = await (await reader.request.get(`/${language}/meetings/${reference}.json`)).json()
      expect(content).toMatchObject({ guests: [{ role: guest, people: 2 }] })
      expect(content.decisions.map(({ binding }: { binding: boolean }) => binding)).toEqual([false, true])
      await context.close()
    })
  })
}
