import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn, signOut } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('proposals', language)
  const cases = messages('cases', language)

  test(`a council submits a proposal, the department accepts it with an owner and a date (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Пешниҳоди санҷишӣ ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')
    await page.goto(`/${language}/desk/proposals/new`)
    await test.step('an empty form says at once all that it lacks', async () => {
      await page.getByRole('button', { name: cases('form.register') }).click()
      const lines = page.getByRole('alert').getByRole('listitem')
      await expect(lines).toHaveCount(4)
      for (const field of [say('form.title'), cases('form.detail'), cases('topicLabel'), say('form.note')])
        await expect(lines.filter({ hasText: field })).not.toHaveCount(0)
    })
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Эълон бо расм ва телефони нозир.')
    await page.getByLabel(cases('topicLabel')).selectOption('inspectors')
    await page.getByLabel(say('form.note')).fill('Дар ҷаласаи шӯро якдилона қабул шуд.')
    await inspect(page, `register-proposal-${language}`)
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page).toHaveURL(/\/desk\/proposals\/PSH-KT-\d{4}-\d{5}$/)
    const reference = page.url().split('/').at(-1) ?? ''
    await page.getByRole('button', { name: say('acts.submit'), exact: true }).click()
    // The question shows what everybody will read.
    for (const part of [title, cases('topic.inspectors')])
      await expect(page.getByRole('alertdialog')).toContainText(part)
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.submit'), exact: true })
      .click()
    await expect(page.getByText(cases('acts.none'))).toBeVisible()
    await sameAfterReload(page)
    await signOut(page, language)

    await signIn(page, language, 'officer.mia-kt-01@demo.hamkori.example')
    await page.goto(`/${language}/desk/inbox`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: cases('acts.acknowledge'), exact: true }).click()
    await expect(page.getByText(say('verb.acknowledge'))).toBeVisible()
    await sameAfterReload(page)
    await page.getByLabel(say('outcome.accepted'), { exact: false }).first().check()
    await page.getByLabel(cases('answer.reasons')).fill('Пешниҳод дуруст аст.')
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    // Nobody is asked to publish an answer that would be refused.
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByText(messages('platform', language)('issues.needs_owner_and_date')).first()).toBeVisible()
    await page.getByLabel(say('answer.ownerOffice')).fill('Хадамоти нозирони минтақавӣ')
    await fillDate(page, 'answer-dueOn', 45)
    await inspect(page, `answer-proposal-${language}`)
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByText('Пешниҳод дуруст аст.')).toBeVisible()
    await sameAfterReload(page)

    await test.step('a correction that takes back who does it and by when says why', async () => {
      await page.getByRole('button', { name: cases('acts.supersede'), exact: true }).click()
      await expect(page.getByLabel(say('answer.ownerOffice'))).toHaveValue('Хадамоти нозирони минтақавӣ')
      await page.getByLabel(say('outcome.declined'), { exact: false }).first().check()
      await page.getByLabel(say('answer.ground'), { exact: true }).selectOption('noFunds')
      const publish = page.getByRole('button', { name: cases('answer.giveNew'), exact: true })
      await publish.click()
      await expect(page.getByLabel(say('answer.dropped'))).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByRole('alertdialog')).toHaveCount(0)
      await page.getByLabel(say('answer.dropped')).fill('Маблағи сол кам карда шуд.')
      await publish.click()
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: cases('answer.publish'), exact: true })
        .click()
      await expect(page.getByText('Маблағи сол кам карда шуд.').first()).toBeVisible()
      await sameAfterReload(page)
    })

    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    await reader.goto(`${baseURL}/${language}/proposals/${reference}`)
    await expect(reader.getByText('Хадамоти нозирони минтақавӣ')).toBeVisible()
    await expect(reader.getByText(cases('topic.inspectors'), { exact: true })).toBeVisible()
    await inspect(reader, `proposal-${language}`)
    await reader.goto(`${baseURL}/${language}/proposals`)
    await expect(reader.getByRole('link', { name: title })).toBeVisible()
    await inspect(reader, `proposals-${language}`)

    await test.step('the list and its file narrow to a topic', async () => {
      await reader.getByText(cases('narrow.title'), { exact: true }).click()
      const topic = reader.getByLabel(cases('narrow.topic'))
      await topic.selectOption('inspectors')
      await reader.getByRole('button', { name: cases('narrow.show') }).click()
      await expect(reader).toHaveURL(/topic=inspectors/)
      await expect(reader.getByRole('link', { name: title })).toBeVisible()
      await inspect(reader, `proposals-topic-${language}`)
      const file = await reader.request.get(`${baseURL}/${language}/proposals.json?topic=inspectors`)
      const { records } = (await file.json()) as { records: { number: string; topic: string }[] }
      expect(records.map(({ number }) => number)).toContain(reference)
      expect(new Set(records.map((record) => record.topic))).toEqual(new Set(['inspectors']))
      await topic.selectOption('roadSafety')
      await reader.getByRole('button', { name: cases('narrow.show') }).click()
      await expect(reader).toHaveURL(/topic=roadSafety/)
      await expect(reader.getByRole('link', { name: title })).toHaveCount(0)
    })
    await stranger.close()
  })
}
