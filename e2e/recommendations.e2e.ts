import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

// What several councils found becomes one recommendation, and its answer comes back to each of them.
for (const language of staffLanguages) {
  const say = messages('recommendations', language)
  const proposals = messages('proposals', language)
  const cases = messages('cases', language)

  test(`a coordinator puts findings of councils to a regional department, and it answers (${language})`, async ({
    browser,
    baseURL,
  }) => {
    const title = `Рӯзи ҳисоботи нозир ${language} ${Date.now()}`
    const [coordinator, department, stranger] = [
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
      await (await browser.newContext()).newPage(),
    ]
    // Records of two councils, as everybody finds them.
    const numbers: string[] = []
    for (const slug of ['khujand', 'bokhtar']) {
      await stranger.goto(`${baseURL}/${language}/shortcomings?council=${slug}`)
      const [number] = (await stranger.locator('main').innerText()).match(/KMB-[A-Z]{2}-\d{4}-\d{5}/) ?? []
      if (number === undefined) throw new Error(`no public shortcoming of ${slug}`)
      numbers.push(number)
    }

    await signIn(coordinator, language, 'coordinator@demo.hamkori.example')
    // The round table that the council of the region held.
    await stranger.goto(`${baseURL}/${language}/gatherings?area=TJ-SU`)
    const held = stranger.locator('main article a').first()
    const gathering = ((await held.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    await coordinator.goto(`${baseURL}/${language}/desk/recommendations/new?council=sughd&from=${numbers[0]}`)
    await coordinator.getByLabel(say('gathering.label')).selectOption(gathering)
    await expect(coordinator.getByLabel(say('sources.label'), { exact: true })).toHaveValue(numbers[0] ?? '')
    await coordinator.getByLabel(say('form.title'), { exact: true }).fill(title)
    await coordinator.getByLabel(cases('form.detail'), { exact: true }).fill('Дар ҳар ҷамоат эълон овехта шавад.')
    await coordinator.getByLabel(cases('topicLabel')).selectOption('inspectors')
    await coordinator.getByLabel(say('form.note'), { exact: true }).fill('Дар мизи мудаввар қабул шуд.')
    // A number that is none is named while the form is filled in, and refused at its field; nothing is lost.
    const sources = coordinator.getByLabel(say('sources.label'), { exact: true })
    await sources.fill(`${numbers.join('\n')}\nKMB-SU-2026-99999`)
    await expect(coordinator.getByText(say('sources.unknown', { numbers: 'KMB-SU-2026-99999' }))).toBeVisible()
    await coordinator.getByRole('button', { name: cases('form.register') }).click()
    await expect(sources).toHaveAttribute('aria-invalid', 'true')
    await inspect(coordinator, `recommendation-form-${language}`)
    await sources.fill(numbers.join(', '))
    for (const number of numbers) await expect(coordinator.getByText(number, { exact: true })).toBeVisible()
    await coordinator.getByRole('button', { name: cases('form.register') }).click()
    await expect(coordinator).toHaveURL(/\/desk\/recommendations\/TVS-SU-\d{4}-\d{5}$/)
    const reference = coordinator.url().split('/').at(-1) ?? ''

    // It waits for the coordinator, and nobody else sees it.
    expect((await stranger.goto(`${baseURL}/${language}/recommendations/${reference}`))?.status()).toBe(404)
    await coordinator.goto(`${baseURL}/${language}/desk/inbox`)
    await coordinator.getByRole('link', { name: title }).click()
    await coordinator.getByRole('button', { name: say('acts.submit'), exact: true }).click()
    await coordinator
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.submit'), exact: true })
      .click()
    await expect(coordinator.getByRole('alertdialog')).toHaveCount(0)
    await sameAfterReload(coordinator)

    await signIn(department, language, 'officer.mia-su@demo.hamkori.example')
    await department.goto(`${baseURL}/${language}/desk/recommendations/${reference}`)
    await department.getByRole('button', { name: cases('acts.acknowledge'), exact: true }).click()
    await department.locator('input[value="accepted"]').check()
    await department.getByLabel(cases('answer.reasons'), { exact: true }).fill('Тавсия асоснок аст.')
    await department.getByLabel(proposals('answer.ownerOffice'), { exact: true }).fill('Раёсати тартиботи ҷамъиятӣ')
    await fillDate(department, 'answer-dueOn', 30)
    await inspect(department, `recommendation-answer-${language}`)
    await department.getByRole('button', { name: cases('answer.give'), exact: true }).click()
    await department
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(department.getByRole('alertdialog')).toHaveCount(0)

    // Everybody reads it with its sources, and finds it on the page of each source and of its council.
    await stranger.goto(`${baseURL}/${language}/recommendations/${reference}`)
    await expect(stranger.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(stranger.getByText('Раёсати тартиботи ҷамъиятӣ')).toBeVisible()
    await expect(stranger.getByText(say('gathering.madeAt'), { exact: true })).toBeVisible()
    for (const number of numbers) await expect(stranger.getByText(number, { exact: true })).toBeVisible()
    await inspect(stranger, `recommendation-${language}`)
    // And on the page of the round table, with the answer.
    await stranger.locator(`main a[href$="/gatherings/${gathering}"]`).click()
    const row = stranger.locator('#recommendations li').filter({ hasText: reference })
    await expect(row).toContainText('Тавсия асоснок аст.')
    for (const number of numbers) {
      await stranger.goto(`${baseURL}/${language}/shortcomings/${number}`)
      await expect(stranger.getByRole('heading', { name: say('council.takenUp') })).toBeVisible()
      await expect(stranger.getByRole('link', { name: title })).toBeVisible()
    }
    await inspect(stranger, `recommendation-source-${language}`)
    await stranger.goto(`${baseURL}/${language}/councils/bokhtar`)
    await expect(stranger.getByRole('heading', { name: say('council.title') })).toBeVisible()
    await stranger.goto(`${baseURL}/${language}/recommendations`)
    await expect(stranger.getByRole('link', { name: title })).toBeVisible()

    // The council of the other region, which had nothing to do with it but its finding, has the answer to read.
    await signIn(stranger, language, 'secretary.bokhtar@demo.hamkori.example')
    await stranger.goto(`${baseURL}/${language}/desk/inbox`)
    await expect(stranger.getByRole('listitem').filter({ hasText: reference })).toBeVisible()
  })
}
