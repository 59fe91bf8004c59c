import { addDays } from '@hamkori/schema/dates'
import { beforeAll, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment, dateOf, dayOf } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { sentMail } from '../../testing/mailbox.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { adoptPlan, draftPlan, planActs } from '../plans/index.ts'
import { withdraw } from './testing/withdraw.ts'
import { registered, sent } from '../shortcomings/testing/findings.ts'
import { sendDigests } from './actions/send-digests.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

/** Ten in the morning in Dushanbe. */
const morning = (day: string) => new Date(`${day}T05:00:00Z`)
const runOn = (day: string) => atMoment(morning(day), sendDigests)
const emailOf = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id } })).email
const inLanguage = (id: string, language: string) => ownerDb.person.update({ where: { id }, data: { language } })

/** The last day to answer a finding. */
async function dueOf(id: string): Promise<string> {
  const { answerDueOn } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
  if (answerDueOn === null) throw new Error('it was not sent')
  return dayOf(answerDueOn)
}

it('says in the person’s language what is due when, by number, public title and link alone', async () => {
  const { id, reference } = await sent(stage, '2027-02-01', {
    title: { original: 'ru', ru: 'Приём\nначинается поздно' },
    detail: { original: 'ru', ru: 'Слова, которых нет в письме.' },
  })
  const due = await dueOf(id)
  const email = await emailOf(stage.officer.personId)
  await runOn(addDays(due, -5))
  await sentMail()
  const expected = {
    tg: [`Камбудӣ ${reference}. Приём начинается поздно`, 'Посух: муҳлат то', '1 рӯз монд'],
    ru: [`Недостаток ${reference}. Приём начинается поздно`, 'Ответ: срок до', 'осталось 1 день'],
    en: [`Shortcoming ${reference}. Приём начинается поздно`, 'Answer: due by', '1 day left'],
  }
  for (const [language, parts] of Object.entries(expected)) {
    await inLanguage(stage.officer.personId, language)
    // The same day again, as if nothing had been told: the owner takes back what the application cannot.
    await withdraw(stage.officer.personId, addDays(due, -1))
    await runOn(addDays(due, -1))
    const messages = (await sentMail()).filter(({ to }) => to === email)
    expect(messages).toHaveLength(1)
    const text = messages[0]?.text.replaceAll('\u00a0', ' ') ?? ''
    for (const part of parts) expect(text).toContain(part)
    expect(text).toContain(`/${language}/desk/shortcomings/${reference}\n`)
    expect(text).not.toContain('Слова, которых')
  }
  await inLanguage(stage.officer.personId, 'tg')
})

it('tells the department above after ten days, and nobody who is suspended or whose post has ended', async () => {
  const { id, reference } = await sent(stage, '2027-06-01')
  const due = await dueOf(id)
  const suspended = await signedInAsPost('officer', stage.khujandDepartmentId)
  await ownerDb.person.update({
    where: { id: suspended.personId },
    data: { suspendedAt: new Date(), suspendedFor: 'Санҷиш' },
  })
  const former = await signedInAsPost('officer', stage.khujandDepartmentId, {
    from: '2020-01-01',
    to: '2027-06-02',
  })
  await sentMail()
  await runOn(addDays(due, 9))
  const superior = await emailOf(stage.superiorOfficer.personId)
  const named = (messages: Awaited<ReturnType<typeof sentMail>>) =>
    messages.filter(({ text }) => text.includes(reference)).map(({ to }) => to)
  // What is to be acknowledged is late for longer already.
  const before = named(await sentMail())
  expect(before).toContain(await emailOf(stage.officer.personId))
  await runOn(addDays(due, 10))
  const after = named(await sentMail())
  expect(after).toContain(superior)
  for (const viewer of [suspended, former]) expect([...before, ...after]).not.toContain(await emailOf(viewer.personId))
})

it('reminds nobody of what was not sent, and is silent at night', async () => {
  const { reference } = await registered(stage, '2027-09-01')
  await sentMail()
  for (let day = '2027-09-01'; day < '2027-11-01'; day = addDays(day, 6)) await runOn(day)
  expect((await sentMail()).some(({ text }) => text.includes(reference))).toBe(false)
  const { id } = await sent(stage, '2027-11-02')
  const due = await dueOf(id)
  for (const hour of [16, 20, 1])
    await atMoment(new Date(Date.parse(`${due}T00:00:00Z`) + hour * 3_600_000), sendDigests)
  expect(await sentMail()).toEqual([])
  await atMoment(new Date(`${addDays(due, 1)}T02:00:00Z`), sendDigests)
  expect((await sentMail()).length).toBeGreaterThan(0)
})

it('reminds the holder of a seat, and of an office, of what a plan gave them, until it is done', async () => {
  const { id: councilId } = await council(stage.khujandDepartmentId, stage.khujandId)
  const secretary = await signedInAsSeat(councilId, 'secretary')
  const member = await signedInAsSeat(councilId, 'member')
  const item = (what: string, owner: object) => ({
    what: { original: 'tg' as const, tg: what },
    kind: 'visit' as const,
    dueOn: '2028-03-20',
    ...owner,
  })
  const { id } = await atMoment(morning('2028-01-10'), () =>
    draftPlan(secretary, {
      councilId,
      year: 2028,
      items: [
        item('Боздид аз мактаб', { ownerOffice: 'secretary' }),
        item('Вохӯрӣ бо ҷавонон', { ownerMembershipId: member.membershipId }),
      ],
    }),
  )
  await runOn('2028-03-16')
  await sentMail()
  await atMoment(morning('2028-01-12'), () => adoptPlan(secretary, { planId: id, version: 1, note: 'Дар ҷаласа.' }))
  await runOn('2028-03-17')
  const [first, second] = await db.planItem.findMany({ where: { planId: id }, orderBy: { number: 'asc' } })
  const toldTo = async () => {
    const messages = await sentMail()
    const of = async (personId: string) => {
      const email = await emailOf(personId)
      return messages.filter(({ to }) => to === email).map(({ text }) => text)
    }
    return { secretary: await of(secretary.personId), member: await of(member.personId) }
  }
  const told = await toldTo()
  expect(told.secretary).toEqual([expect.stringContaining('Банди нақшаи 2028/1. Боздид аз мактаб')])
  expect(told.secretary[0]).not.toContain('Вохӯрӣ')
  expect(told.member).toEqual([expect.stringContaining('Банди нақшаи 2028/2. Вохӯрӣ бо ҷавонон')])
  await atMoment(morning('2028-03-18'), () =>
    planActs.finish(secretary, { itemId: first?.id ?? '', version: 1, evidence: 'Рӯйхат.' }),
  )
  await runOn('2028-03-19')
  expect(await toldTo()).toEqual({ secretary: [], member: [expect.stringContaining('2028/2')] })
  expect(await db.sentNotice.count({ where: { recordId: second?.id ?? '', dueOn: dateOf('2028-03-20') } })).toBe(2)
})
