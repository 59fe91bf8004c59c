import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { clearDate, fillDate, signIn, signOut } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('shortcomings', language)
  const cases = messages('cases', language)

  test(`a council finds a shortcoming, the department acknowledges and answers in public (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Камбудии санҷишӣ ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/shortcomings/new`)
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await inspect(page, `register-shortcoming-refused-${language}`)
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page
      .getByLabel(cases('form.detail'), { exact: true })
      .fill('Дар чор вохӯрӣ мардум пурсиданд, ки нозирашон кист.')
    await page.getByLabel(cases('topicLabel')).selectOption('inspectors')
    await inspect(page, `register-shortcoming-${language}`)
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page).toHaveURL(/\/desk\/shortcomings\/KMB-SU-\d{4}-\d{5}$/)
    const reference = page.url().split('/').at(-1) ?? ''

    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    expect((await reader.goto(`${baseURL}/${language}/shortcomings/${reference}`))?.status()).toBe(404)

    await page.getByRole('button', { name: say('acts.send'), exact: true }).click()
    // The question shows what everybody will read.
    for (const part of [title, 'нозирашон кист', cases('topic.inspectors'), say('severity.medium')])
      await expect(page.getByRole('alertdialog')).toContainText(part)
    await inspect(page, `send-shortcoming-confirm-${language}`)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.send'), exact: true })
      .click()
    await expect(page.getByText(cases('acts.none'))).toBeVisible()
    await sameAfterReload(page)
    await signOut(page, language)
    expect((await reader.reload())?.status()).toBe(200)
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(title)

    await signIn(page, language, 'officer.mia-su-01@demo.hamkori.example')
    await page.goto(`/${language}/desk/inbox`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('app', language)('inbox.heading'))
    await expect(page.getByText(reference)).toBeVisible()
    await inspect(page, `inbox-${language}`)
    const inbox = await page.context().newPage()
    await inbox.goto(`${baseURL}/${language}/desk/inbox`)
    const waiting = inbox.getByRole('listitem').filter({ hasText: reference })
    await expect(waiting).toContainText(cases('inbox.waitingFor.acknowledge'))
    for (const follower of [reader, inbox]) await follower.evaluate(() => (document.body.dataset['loaded'] = 'once'))
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: cases('acts.acknowledge'), exact: true }).click()
    await expect(page.getByText(say('verb.acknowledge'))).toBeVisible()
    // Who has the record open sees it at once, and nobody loads the page again.
    await expect(reader.getByText(say('verb.acknowledge'))).toBeVisible()
    await expect(waiting).toContainText(cases('inbox.waitingFor.answer'))
    for (const follower of [reader, inbox])
      await expect(follower.locator('body')).toHaveAttribute('data-loaded', 'once')
    await inbox.close()
    await sameAfterReload(page)
    await page.getByLabel(say('outcome.confirmed'), { exact: false }).first().check()
    // Nobody is asked to publish an answer that would be refused.
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.locator('#answer-reasons')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel(cases('answer.reasons'), { exact: true }).fill('Эълонҳо чоп шуданд.')
    // Neither a remedy nor why there is none.
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await expect(page.getByLabel(say('answer.omission.noRemedy'))).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await inspect(page, `answer-without-remedy-${language}`)
    await page.getByLabel(say('answer.remedy'), { exact: true }).fill('Дар ҳар дари даромад эълон овехта мешавад.')
    await expect(page.getByLabel(say('answer.omission.noDate'))).toBeVisible()
    // The wrong century.
    await fillDate(page, 'answer-remedyDueOn', 20_000)
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await expect(
      page.getByText(messages('platform', language)('issues.date_too_far', { max: 5 })).first(),
    ).toBeVisible()
    await fillDate(page, 'answer-remedyDueOn', 20)
    await expect(page.locator('#answer-omissionReason')).toHaveCount(0)
    await inspect(page, `answer-shortcoming-${language}`)
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    // The question shows the answer that it asks about.
    for (const part of [say('outcome.confirmed'), 'Эълонҳо чоп шуданд.', 'эълон овехта мешавад'])
      await expect(page.getByRole('alertdialog')).toContainText(part)
    await inspect(page, `answer-shortcoming-confirm-${language}`)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByText('Эълонҳо чоп шуданд.')).toBeVisible()
    await sameAfterReload(page)

    await page.getByRole('button', { name: cases('acts.supersede'), exact: true }).click()
    // A correction begins with the answer that it replaces.
    await expect(page.getByLabel(say('outcome.confirmed'), { exact: false }).first()).toBeChecked()
    await expect(page.getByLabel(cases('answer.reasons'), { exact: true })).toHaveValue('Эълонҳо чоп шуданд.')
    await expect(page.getByLabel(say('answer.remedy'), { exact: true })).toHaveValue(
      'Дар ҳар дари даромад эълон овехта мешавад.',
    )
    await page.getByLabel(say('outcome.partly'), { exact: false }).first().check()
    await page.getByLabel(cases('answer.reasons'), { exact: true }).fill('Эълонҳо танҳо қисман чоп шуданд.')
    // A correction that takes the promise back says why.
    await clearDate(page, 'answer-remedyDueOn')
    await page.getByRole('button', { name: cases('answer.giveNew'), exact: true }).click()
    const why = page.getByLabel(say('answer.omission.noDate'))
    await expect(why).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await why.fill('Чопхона рӯзро нагуфт.')
    await inspect(page, `answer-correction-${language}`)
    await page.getByRole('button', { name: cases('answer.giveNew'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toContainText('Чопхона рӯзро нагуфт.')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByText('Эълонҳо танҳо қисман чоп шуданд.')).toBeVisible()
    await sameAfterReload(page)

    await reader.reload()
    await expect(reader.getByText('Эълонҳо танҳо қисман чоп шуданд.')).toBeVisible()
    await expect(reader.getByText('Эълонҳо чоп шуданд.')).toBeVisible()
    await expect(reader.getByText(cases('superseded'))).toBeVisible()
    // Beside the answer, and in the history of the correction.
    await expect(reader.getByText(say('answer.omission.noDate'))).toBeVisible()
    await expect(reader.getByText('Чопхона рӯзро нагуфт.')).toHaveCount(2)
    await inspect(reader, `shortcoming-${language}`)
    await reader.goto(`${baseURL}/${language}/shortcomings`)
    await expect(reader.getByRole('link', { name: title })).toBeVisible()
    await inspect(reader, `shortcomings-${language}`)
    await stranger.close()
  })
}
