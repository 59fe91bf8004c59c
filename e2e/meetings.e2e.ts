import { expectFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn, signInAgain, signOut } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('meetings', language)
  const site = messages('platform', language)

  test(`a secretary records a meeting, secretary and chair sign, the minutes are published (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Ҷаласаи санҷишӣ ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/meetings/new`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('form.heading'))

    await test.step('an empty form is told what is missing, by the names of the fields, and the summary takes the focus', async () => {
      await page.getByRole('button', { name: say('form.record') }).click()
      const summary = page.getByRole('alert').filter({ has: page.getByRole('listitem') })
      await expectFocus(summary)
      await expect(summary.getByRole('link', { name: say('form.heldOn') })).toBeVisible()
      await expect(page.getByText(site('act.failed'))).toHaveCount(0)
    })
    await test.step('a day that does not exist is refused at its field, and nothing is lost', async () => {
      await page.getByLabel(say('form.title'), { exact: true }).fill(title)
      await page.locator('[id="meeting-heldOn"]').fill('31')
      await page.locator('[id="meeting-heldOn-month"]').selectOption('2')
      await page.locator('[id="meeting-heldOn-year"]').fill('2026')
      await page.getByRole('button', { name: say('form.record') }).click()
      await expect(page.getByText(site('issues.not_a_date')).first()).toBeVisible()
      await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue(title)
      await inspect(page, `record-meeting-refused-${language}`)
    })

    await fillDate(page, 'meeting-heldOn', -1)
    await page.getByLabel(say('form.startsAt')).fill('14:30')
    await page.getByLabel(say('form.place'), { exact: true }).fill('Хуҷанд')
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи якум')
    await page.getByRole('button', { name: say('form.addItem') }).click()
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 2 }) }).fill('Масъалаи дуюм')
    const present = page.getByLabel(say('presence.present'), { exact: true })
    const seats = await present.count()
    expect(seats).toBeGreaterThanOrEqual(7)
    await test.step('nobody is absent by default, and the list stays while the date is put right', async () => {
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
      await page.locator('[id="meeting-heldOn"]').fill('')
      await expect(present).toHaveCount(seats)
      await fillDate(page, 'meeting-heldOn', -1)
      await page.getByLabel(say('presence.excused'), { exact: true }).last().check()
      await page.getByRole('button', { name: say('form.allPresent') }).click()
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(seats)
      await expect(page.getByText(say('quorate'))).toBeVisible()
    })
    await page.getByRole('button', { name: say('form.addDecision') }).click()
    await page.getByLabel(say('form.decisionText'), { exact: true }).fill('Қарори санҷишӣ')
    await page.getByLabel(say('votesFor'), { exact: true }).fill(String(seats - 1))
    await page.getByRole('button', { name: say('form.addTask') }).click()
    await page.getByLabel(say('form.taskText'), { exact: true }).fill('Супориши санҷишӣ')
    await page.getByLabel(say('form.owner'), { exact: true }).selectOption({ index: 1 })
    await fillDate(page, 'meeting-decisions-0-assignments-0-dueOn', 30)
    await page.getByLabel(say('minutes'), { exact: false }).first().fill('Муҳокима шуд.')
    await inspect(page, `record-meeting-${language}`)
    await test.step('the session ends meanwhile: signing in again in place, the act goes on', async () => {
      await page.context().clearCookies()
      await page.getByRole('button', { name: say('form.record') }).click()
      await signInAgain(page, language, 'secretary.khujand@demo.hamkori.example')
    })

    await expect(page).toHaveURL(/\/desk\/meetings\/JLS-SU-\d{4}-\d{5}$/)
    const reference = page.url().split('/').at(-1) ?? ''
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    expect((await page.request.get(`/${language}/meetings/${reference}`)).status()).toBe(200)

    const stranger = await browser.newContext()
    expect((await stranger.request.get(`${baseURL}/${language}/meetings/${reference}`)).status()).toBe(404)

    await page.getByRole('button', { name: say('acts.sign'), exact: true }).click()
    // The question shows what is signed.
    for (const part of [title, 'Масъалаи дуюм', 'Қарори санҷишӣ', 'Супориши санҷишӣ', 'Муҳокима шуд.'])
      await expect(page.getByRole('alertdialog')).toContainText(part)
    await inspect(page, `sign-minutes-confirm-${language}`)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.sign'), exact: true })
      .click()
    await expect(page.getByText(say('acts.none'))).toBeVisible()
    await sameAfterReload(page)
    await signOut(page, language)

    await signIn(page, language, 'chair.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/meetings`)
    await inspect(page, `desk-meetings-${language}`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: say('acts.sign'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.sign'), exact: true })
      .click()
    await expect(page.getByRole('button', { name: say('acts.publish'), exact: true })).toBeVisible()
    await sameAfterReload(page)
    await page.getByRole('button', { name: say('acts.publish'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toContainText('Қарори санҷишӣ')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.publish'), exact: true })
      .click()
    await expect(page.getByText(say('acts.published'))).toBeVisible()
    await sameAfterReload(page)

    const reader = await stranger.newPage()
    const answer = await reader.goto(`${baseURL}/${language}/meetings/${reference}`)
    expect(answer?.status()).toBe(200)
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(reader.getByText('Қарори санҷишӣ')).toBeVisible()
    await inspect(reader, `minutes-${language}`)
    await stranger.close()
  })
}
