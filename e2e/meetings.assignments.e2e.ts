import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

/*
 * What a meeting has decided to do, to its end: given to a department and to a member, reported done by both, returned and confirmed by
 * the council, seen by everybody, and brought back on the next agenda as long as it is not finished.
 */
const say = messages('meetings', language)
const app = messages('app', language)

/** Presses a button and says so again in the window that asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

test('assignments are reported, returned, confirmed and come back on the agenda', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const stamp = Date.now()
  const title = `Ҷаласа бо супоришҳо ${stamp}`
  const [ofSecretary, ofDepartment] = [`Нома фиристодан ${stamp}`, `Чароғ насб кардан ${stamp}`]
  const field = (name: string) => page.getByLabel(name, { exact: true })
  const open = async (email: string): Promise<Page> => {
    const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
    await signIn(other, language, email)
    return other
  }
  const itemOf = (on: Page, task: string) => on.getByRole('listitem').filter({ hasText: task })
  await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')

  await test.step('the secretary writes a meeting down with an assignment for each', async () => {
    await page.goto(`/${language}/desk/meetings/new`)
    await field(say('form.title')).fill(title)
    await field(say('form.place')).fill('Бохтар')
    await fillDate(page, 'meeting-heldOn', -2)
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъала')
    await page.getByRole('button', { name: say('form.allPresent') }).click()
    await page.getByRole('button', { name: say('form.addDecision') }).click()
    await field(say('form.decisionText')).fill('Қарор бо супоришҳо')
    await field(say('votesFor')).fill('4')
    for (const [at, task] of [ofSecretary, ofDepartment].entries()) {
      await page.getByRole('button', { name: say('form.addTask') }).click()
      await field(say('form.taskText')).nth(at).fill(task)
      await fillDate(page, `meeting-decisions-0-assignments-${at}-dueOn`, at === 0 ? -1 : 20)
    }
    const owners = field(say('form.owner'))
    await owners.nth(1).selectOption({ index: 1 })
    const secretary = await owners
      .first()
      .locator('option', { hasText: say('office.secretary') })
      .getAttribute('value')
    await owners.first().selectOption(secretary)
    await page.getByRole('button', { name: say('form.record') }).click()
    await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
    await press(page, say('acts.sign'))
    await expect(page.getByText(say('acts.none'))).toBeVisible()
  })
  const address = page.url()
  const reference = address.split('/').at(-1) ?? ''

  const chair = await open('chair.bokhtar@demo.hamkori.example')
  await test.step('the chair signs and publishes: the assignments are in force', async () => {
    await chair.goto(address)
    await press(chair, say('acts.sign'))
    await press(chair, say('acts.publish'))
    await expect(chair.getByText(say('acts.published'))).toBeVisible()
    await expect(itemOf(chair, ofSecretary)).toContainText(say('assignment.overdue'))
    await expect(itemOf(chair, ofDepartment)).toContainText(say('assignment.state.open'))
  })

  await test.step('the secretary finds the own one in the inbox and reports it done, with what shows it', async () => {
    await page.goto(`/${language}/desk/inbox`)
    await page.getByRole('link', { name: ofSecretary }).click()
    const item = itemOf(page, ofSecretary)
    await item.getByRole('button', { name: say('assignment.report.action') }).click()
    await item.getByRole('button', { name: say('assignment.report.send') }).click()
    await expect(item.getByRole('alert').filter({ has: page.getByRole('listitem') })).toBeVisible()
    await item.getByLabel(say('assignment.report.evidence')).fill('Нома бо рақами 12 рафт.')
    const day = item.getByRole('group', { name: say('assignment.report.doneOn') })
    await fillDate(page, ((await day.getByRole('textbox').first().getAttribute('id')) ?? '').trim(), 0)
    await inspect(page, `assignment-report-${language}`)
    await item.getByRole('button', { name: say('assignment.report.send') }).click()
    await expect(item).toContainText(say('assignment.state.reported'))
    // Whoever has reported it does not confirm it.
    await expect(item.getByRole('button', { name: say('assignment.confirm.action') })).toHaveCount(0)
    await sameAfterReload(page)
  })

  await test.step('the chair returns it with a reason, then confirms it', async () => {
    await chair.goto(`/${language}/desk/inbox`)
    await chair.getByRole('link', { name: ofSecretary }).click()
    const item = itemOf(chair, ofSecretary)
    await item.getByRole('button', { name: say('assignment.return.action') }).click()
    await item.getByLabel(say('assignment.return.reason')).fill('Нусхаи нома нест.')
    await item.getByRole('button', { name: say('assignment.return.send') }).click()
    await expect(item).toContainText(say('assignment.overdue'))

    await page.reload()
    const again = itemOf(page, ofSecretary)
    await again.getByRole('button', { name: say('assignment.report.action') }).click()
    await again.getByLabel(say('assignment.report.evidence')).fill('Нусха дар дафтар аст.')
    const day = again.getByRole('group', { name: say('assignment.report.doneOn') })
    await fillDate(page, ((await day.getByRole('textbox').first().getAttribute('id')) ?? '').trim(), 0)
    await again.getByRole('button', { name: say('assignment.report.send') }).click()
    await expect(again).toContainText(say('assignment.state.reported'))

    await chair.reload()
    await item.getByRole('button', { name: say('assignment.confirm.action'), exact: true }).click()
    await expect(chair.getByRole('alertdialog')).toContainText('Нусха дар дафтар аст.')
    await inspect(chair, `assignment-confirm-${language}`)
    await chair
      .getByRole('alertdialog')
      .getByRole('button', { name: say('assignment.confirm.action'), exact: true })
      .click()
    await expect(item).toContainText(say('assignment.late'))
  })

  const reader = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await test.step('everybody reads how it went, and what is still to be done on the page of the council', async () => {
    await reader.goto(`/${language}/meetings/${reference}`)
    const item = itemOf(reader, ofSecretary)
    await item.getByText(say('assignment.history')).click()
    for (const text of ['Нома бо рақами 12 рафт.', 'Нусхаи нома нест.', 'Нусха дар дафтар аст.'])
      await expect(item.getByText(text)).toBeVisible()
    await inspect(reader, `minutes-with-assignments-${language}`)
    await reader.goto(`/${language}/councils/bokhtar`)
    const list = reader.locator('#assignments')
    await expect(list).toContainText(ofDepartment)
    await expect(list).not.toContainText(ofSecretary)
    await inspect(reader, `council-assignments-${language}`)
  })

  await test.step('what is not finished comes back on the next agenda, and can be taken out', async () => {
    await page.goto(`/${language}/desk/meetings/plan`)
    const first = page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) })
    await expect(first).toHaveValue(say('assignment.agendaItem'))
    await first.fill('Дигар масъала')
    await page.getByRole('button', { name: say('assignment.add') }).click()
    await expect(page.getByRole('textbox', { name: say('form.agendaItem', { number: 2 }) })).toHaveValue(
      say('assignment.agendaItem'),
    )
    await inspect(page, `plan-with-assignments-${language}`)
  })

  await test.step('an officer reports for the department, the secretary drops nothing but confirms', async () => {
    const officer = await open('officer.mia-kt-01@demo.hamkori.example')
    await officer.goto(`/${language}/desk/inbox`)
    await expect(officer.getByRole('heading', { level: 1 })).toHaveText(app('inbox.heading'))
    await officer.getByRole('link', { name: ofDepartment }).click()
    const item = itemOf(officer, ofDepartment)
    await item.getByRole('button', { name: say('assignment.report.action') }).click()
    await item.getByLabel(say('assignment.report.evidence')).fill('Чароғ насб шуд.')
    const day = item.getByRole('group', { name: say('assignment.report.doneOn') })
    await fillDate(officer, ((await day.getByRole('textbox').first().getAttribute('id')) ?? '').trim(), 0)
    await item.getByRole('button', { name: say('assignment.report.send') }).click()
    await expect(item).toContainText(say('assignment.state.reported'))
    await expect(item.getByRole('button')).toHaveCount(0)

    await page.goto(address)
    await itemOf(page, ofDepartment)
      .getByRole('button', { name: say('assignment.confirm.action') })
      .click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('assignment.confirm.action'), exact: true })
      .click()
    await expect(itemOf(page, ofDepartment)).toContainText(say('assignment.state.done'))
  })
})
