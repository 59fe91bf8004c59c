import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { signIn } from './support/session.ts'

// What both kinds of cases have in common, on a shortcoming; and how a proposal keeps how it was adopted.
for (const language of staffLanguages) {
  const cases = messages('cases', language)
  const site = messages('platform', language)
  const shortcomings = messages('shortcomings', language)
  const proposals = messages('proposals', language)

  test(`a secretary edits a shortcoming before it is sent, and discards one that was entered twice (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Камбудии иштибоҳӣ ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/shortcomings/new`)
    await page.getByLabel(shortcomings('form.title'), { exact: true }).fill(title)
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Дар қабулгоҳ курсӣ нест.')
    await page.getByLabel(cases('topicLabel')).selectOption('premises')
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page).toHaveURL(/\/desk\/shortcomings\/KMB-SU-\d{4}-\d{5}$/)
    const reference = page.url().split('/').at(-1) ?? ''
    await inspect(page, `desk-shortcoming-registered-${language}`)

    await page.getByRole('link', { name: cases('acts.edit'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(cases('form.editHeading', { reference }))
    const field = page.getByLabel(shortcomings('form.title'), { exact: true })
    await expect(field).toHaveValue(title)
    await expect(page.getByLabel(cases('topicLabel'))).toHaveValue('premises')
    await inspect(page, `amend-shortcoming-${language}`)
    await field.fill(`${title}, таҳриршуда`)
    await page.getByRole('button', { name: cases('form.save') }).click()
    await expect(page).toHaveURL(new RegExp(`/desk/shortcomings/${reference}$`))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title}, таҳриршуда`)
    await expect(page.getByText(shortcomings('verb.amend'))).toBeVisible()
    await sameAfterReload(page)

    await page.getByRole('button', { name: site('discard.action'), exact: true }).click()
    await page.getByRole('button', { name: site('discard.action'), exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel(site('discard.reason'), { exact: true }).fill('Ду бор сабт шуд.')
    await inspect(page, `discard-shortcoming-${language}`)
    await page.getByRole('button', { name: site('discard.action'), exact: true }).click()
    await expect(page.getByText(shortcomings('verb.discard'))).toBeVisible()
    await sameAfterReload(page)
    await expect(page.getByRole('button', { name: shortcomings('acts.send'), exact: true })).toHaveCount(0)

    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    await reader.goto(`${baseURL}/${language}/shortcomings/${reference}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(site('discarded.title', { reference }))
    await expect(reader.getByText(site('discarded.reason', { reason: 'Ду бор сабт шуд.' }))).toBeVisible()
    await expect(reader.getByText(title)).toHaveCount(0)
    await inspect(reader, `discarded-shortcoming-${language}`)
    await stranger.close()
  })

  test(`a proposal that is edited keeps how the council adopted it (${language})`, async ({ page }) => {
    const title = `Пешниҳоди иштибоҳӣ ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')
    await page.goto(`/${language}/desk/proposals/new`)
    await page.getByLabel(proposals('form.title'), { exact: true }).fill(title)
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Эълон бо расм.')
    await page.getByLabel(cases('topicLabel')).selectOption('inspectors')
    await page.getByLabel(proposals('form.note')).fill('Якдилона қабул шуд.')
    await page.getByRole('button', { name: cases('form.register') }).click()
    await page.getByRole('link', { name: cases('acts.edit'), exact: true }).click()
    await expect(page.getByLabel(proposals('form.note'))).toHaveValue('Якдилона қабул шуд.')
    await expect(page.getByLabel(cases('topicLabel'))).toHaveValue('inspectors')
    await page.getByLabel(cases('topicLabel')).selectOption('information')
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Эълон бо расм ва телефон.')
    await page.getByRole('button', { name: cases('form.save') }).click()
    await expect(page.getByText('Эълон бо расм ва телефон.')).toBeVisible()
    await expect(page.getByText(cases('topic.information'), { exact: true })).toBeVisible()
    await expect(page.getByText(proposals('verb.amend'))).toBeVisible()
  })
}
