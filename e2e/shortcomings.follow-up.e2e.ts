import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

// What follows the answer: two keys, a dispute, and whoever is late.
for (const language of staffLanguages) {
  const say = messages('shortcomings', language)
  const cases = messages('cases', language)
  const site = messages('platform', language)
  const act = (verb: string) => say(`followUp.${verb}.label`)

  /** Registers a shortcoming and sends it; answers its number. */
  async function sent(page: Page, title: string): Promise<string> {
    await page.goto(`/${language}/desk/shortcomings/new`)
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Дар се қабул касе набуд.')
    await page.getByLabel(cases('topicLabel')).selectOption('inspectors')
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page).toHaveURL(/\/desk\/shortcomings\/KMB-(SU|KT)-\d{4}-\d{5}$/)
    await page.getByRole('button', { name: say('acts.send'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.send'), exact: true })
      .click()
    await expect(page.getByText(cases('acts.none'))).toBeVisible()
    return page.url().split('/').at(-1) ?? ''
  }

  /** Acknowledges and answers a shortcoming at the desk. */
  async function answered(page: Page, outcome: string, fill: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: cases('acts.acknowledge'), exact: true }).click()
    await page
      .getByLabel(say(`outcome.${outcome}`), { exact: false })
      .first()
      .check()
    await page.getByLabel(cases('answer.reasons'), { exact: true }).fill('Тафтиш гузаронида шуд.')
    await fill()
    await page.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await publish(page)
  }
  async function publish(page: Page): Promise<void> {
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
  }
  /** Does one of several acts that are offered, with its text. */
  async function follow(page: Page, verb: string, label: string, text: string): Promise<void> {
    await page.locator(`input[type="radio"][value="${verb}"]`).check()
    await page.getByLabel(cases(`followUp.text.${label}`), { exact: true }).fill(text)
  }
  const send = (page: Page, verb: string) => page.getByRole('button', { name: act(verb), exact: true }).click()

  test(`a department reports, the council finds it not fixed, then fixed, and closes (${language})`, async ({
    browser,
    baseURL,
  }) => {
    const title = `Қабул дер сар мешавад ${language} ${Date.now()}`
    const [council, department, stranger] = [
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
    ]
    await signIn(council, language, 'secretary.khujand@demo.hamkori.example')
    const reference = await sent(council, title)
    await signIn(department, language, 'officer.mia-su-01@demo.hamkori.example')
    const desk = `${baseURL}/${language}/desk/shortcomings/${reference}`
    await department.goto(desk)
    await answered(department, 'confirmed', async () => {
      await department.getByLabel(say('answer.remedy'), { exact: true }).fill('Навбатдор таъйин мешавад.')
      await fillDate(department, 'answer-remedyDueOn', 20)
    })

    // The department: nothing without what shows it.
    await follow(department, 'reportFixed', 'report', 'Навбатдор таъйин шуд.')
    await inspect(department, `follow-up-report-${language}`)
    await send(department, 'reportFixed')
    await expect(department.getByLabel(cases('followUp.evidence'), { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await expect(department.getByRole('alertdialog')).toHaveCount(0)
    await department.getByLabel(cases('followUp.evidence'), { exact: true }).fill('Фармоиши № 14.')
    await send(department, 'reportFixed')
    for (const part of ['Навбатдор таъйин шуд.', 'Фармоиши № 14.'])
      await expect(department.getByRole('alertdialog')).toContainText(part)
    await inspect(department, `follow-up-confirm-${language}`)
    await publish(department)
    await expect(department.getByText(cases('acts.none'))).toBeVisible()
    await sameAfterReload(department)

    // Everybody sees that it is reported, and that nobody has confirmed it.
    await stranger.goto(`${baseURL}/${language}/shortcomings/${reference}`)
    await expect(stranger.getByText('Фармоиши № 14.')).toBeVisible()
    await expect(stranger.getByText(cases('keys.notVerified'))).toBeVisible()

    // The council finds it waiting, and does not confirm it.
    await council.goto(`${baseURL}/${language}/desk/inbox`)
    const waiting = council.getByRole('listitem').filter({ hasText: reference })
    await expect(waiting).toContainText(cases('inbox.waitingFor.verify'))
    await council.getByRole('link', { name: title }).click()
    await follow(council, 'refuseFixed', 'refuse', 'Рӯзи чоршанбе боз касе набуд.')
    await inspect(council, `follow-up-verify-${language}`)
    await send(council, 'refuseFixed')
    await publish(council)
    await expect(council.getByText('Рӯзи чоршанбе боз касе набуд.')).toBeVisible()
    await sameAfterReload(council)

    // The department plans anew, with a day that is not in the wrong century.
    await department.reload()
    await department.getByLabel(cases('followUp.text.plan'), { exact: true }).fill('Ду нафар навбатдорӣ мекунанд.')
    await fillDate(department, 'follow-up-planRemedy-dueOn', 20_000)
    await send(department, 'planRemedy')
    await expect(department.getByText(site('issues.date_too_far', { max: 5 })).first()).toBeVisible()
    await fillDate(department, 'follow-up-planRemedy-dueOn', 10)
    await send(department, 'planRemedy')
    await publish(department)
    await follow(department, 'reportFixed', 'report', 'Ҳарду навбатдор ҳозир мешаванд.')
    await department.getByLabel(cases('followUp.evidence'), { exact: true }).fill('Дафтари қабул.')
    await send(department, 'reportFixed')
    await publish(department)

    await council.reload()
    await follow(council, 'confirmFixed', 'confirm', 'Се бор омада дидем: қабул ҳаст.')
    await send(council, 'confirmFixed')
    await publish(council)
    await council.getByLabel(cases('followUp.text.close'), { exact: true }).fill('Қабул сари вақт аст.')
    await send(council, 'close')
    await publish(council)
    await expect(council.getByText(cases('acts.none'))).toBeVisible()
    await sameAfterReload(council)

    await stranger.reload()
    for (const said of ['Рӯзи чоршанбе боз касе набуд.', 'Дафтари қабул.', 'Се бор омада дидем: қабул ҳаст.'])
      await expect(stranger.getByText(said)).toBeVisible()
    await expect(stranger.locator('main header').first()).toContainText(cases('stage.verified'))
    await expect(stranger.getByText(say('state.closed'), { exact: true }).first()).toBeVisible()
    await inspect(stranger, `shortcoming-closed-${language}`)
    for (const page of [council, department, stranger]) await page.context().close()
  })

  test(`a council stands by a finding that is disputed, and goes to the superior department (${language})`, async ({
    browser,
    baseURL,
  }) => {
    const title = `Дафтари шикоят нест ${language} ${Date.now()}`
    const [council, department] = [
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
    ]
    await signIn(council, language, 'secretary.bokhtar@demo.hamkori.example')
    const reference = await sent(council, title)
    await signIn(department, language, 'officer.mia-kt-01@demo.hamkori.example')
    const desk = `${baseURL}/${language}/desk/shortcomings/${reference}`
    await department.goto(desk)
    await answered(department, 'disputed', () =>
      department.getByLabel(say('answer.evidence'), { exact: true }).fill('Дафтар дар навбатдорист.'),
    )
    await council.goto(`${baseURL}/${language}/desk/inbox`)
    await expect(council.getByRole('listitem').filter({ hasText: reference })).toContainText(
      cases('inbox.waitingFor.decide'),
    )
    await council.goto(desk)
    await follow(council, 'maintain', 'maintain', 'Се нафар дафтарро наёфтанд.')
    await inspect(council, `follow-up-dispute-${language}`)
    await send(council, 'maintain')
    await publish(council)
    await council.getByLabel(cases('followUp.text.escalate'), { exact: true }).fill('Хоҳиш мекунем, худатон санҷед.')
    await send(council, 'escalate')
    await publish(council)
    await expect(council.getByText(say('verb.escalate')).first()).toBeVisible()
    await expect(council.getByText(cases('earlier.title'))).toBeVisible()
    await sameAfterReload(council)
    await inspect(council, `follow-up-escalated-${language}`)

    // What is seldom wanted stands behind a button of its own.
    await council.getByRole('button', { name: cases('followUp.more'), exact: true }).click()
    await council.locator('input[type="radio"][value="merge"]').check()
    await council.getByLabel(cases('followUp.mergedInto'), { exact: true }).fill('KMB-KT-2026-99999')
    await council.getByLabel(cases('followUp.text.merge'), { exact: true }).fill('Ҳамон масъала.')
    await send(council, 'merge')
    await publish(council)
    await expect(council.getByLabel(cases('followUp.mergedInto'), { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await inspect(council, `follow-up-merge-refused-${language}`)
    await council.locator('input[type="radio"][value="withdraw"]').check()
    await council.getByLabel(cases('followUp.text.withdraw'), { exact: true }).fill('Дафтар ёфт шуд.')
    await send(council, 'withdraw')
    await publish(council)
    await expect(council.getByText(say('state.withdrawn'), { exact: true }).first()).toBeVisible()
    await sameAfterReload(council)
    for (const page of [council, department]) await page.context().close()
  })
}
