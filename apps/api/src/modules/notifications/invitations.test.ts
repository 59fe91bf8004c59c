import { randomUUID } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { sync } from 'node-ical'
import type { VEvent } from 'node-ical'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { invitationsJob } from '../../platform/invitations.ts'
import type { Message } from '../../platform/mail.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { sentMail } from '../../testing/mailbox.ts'
import { ownerDb } from '../../testing/owner.ts'
import { council, seat, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import { announcingActs } from '../meetings/index.ts'
import { endMembership } from '../councils/index.ts'
import { cancelMeeting, postponeMeeting } from '../meetings/testing/acts.ts'
import { chooseNotice } from './actions/choose-notice.ts'

let map: Places
beforeAll(async () => {
  map = await places()
})

const today = '2027-03-01'
/** A moment of that day in Dushanbe. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+05:00`)
const emailOf = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id } })).email
const eventIn = ({ calendar }: Message): VEvent => {
  const found = Object.values(sync.parseICS(calendar?.content ?? '')).find((part) => part?.type === 'VEVENT')
  if (found === undefined) throw new Error('there is no event in this message')
  return found as VEvent
}
/** Messages by their address. */
const byAddress = (messages: readonly Message[]) => new Map(messages.map((message) => [message.to, message]))

/** A council with chair, secretary and member who have accounts, and one who has none. */
async function people() {
  const { id: councilId } = await council(map.khujandDepartmentId, map.khujandId)
  const [chair, secretary, member] = await atMoment(at(today, '09:00'), () =>
    Promise.all((['chair', 'secretary', 'member'] as const).map((office) => signedInAsSeat(councilId, office))),
  )
  await seat(councilId)
  if (!chair || !secretary || !member) throw new Error('a council has its offices')
  await sentMail()
  return { councilId, chair, secretary, member }
}
type People = Awaited<ReturnType<typeof people>>

const announceAt = (moment: Date, { councilId, secretary }: People, heldOn: string, startsAt = '14:00') =>
  atMoment(moment, async () => {
    const plan = await announcingActs.plan(secretary, {
      ...{ idempotencyKey: randomUUID(), councilId, kind: 'regular', heldOn, startsAt },
      title: { original: 'tg', tg: 'Ҷаласаи навбатӣ', ru: 'Очередное заседание' },
      place: { original: 'tg', tg: 'Толори маҷлис; ошёнаи 2' },
      agenda: [
        { text: 'Роҳи мактаб', durationMinutes: 40 },
        { text: 'Гуногун', durationMinutes: 20 },
      ],
    })
    await announcingActs.announce(secretary, { meetingId: plan.id, version: plan.version, shortNoticeReason: 'Фаврӣ.' })
    return { id: plan.id, reference: plan.reference }
  })
const deliveredAt = (moment: Date) => atMoment(moment, sentMail)
const morning = at(today, '10:00')

describe('an announced meeting', () => {
  it('is told to every member with an account, once, in their language and with an event for their calendar', async () => {
    const group = await people()
    await ownerDb.person.update({ where: { id: group.member.personId }, data: { language: 'ru' } })
    const suspended = await signedInAsSeat(group.councilId, 'member')
    await ownerDb.person.update({
      where: { id: suspended.personId },
      data: { suspendedAt: new Date(), suspendedFor: 'Санҷиш' },
    })
    const { id, reference } = await announceAt(morning, group, addDays(today, 9))
    const messages = byAddress(await deliveredAt(morning))
    const expected = [group.chair, group.secretary, group.member].map(({ personId }) => emailOf(personId))
    expect([...messages.keys()].sort()).toEqual((await Promise.all(expected)).sort())
    expect(await deliveredAt(morning)).toEqual([])

    const toMember = messages.get(await emailOf(group.member.personId))
    if (toMember === undefined) throw new Error('the member has no message')
    expect(toMember.subject).toBe('Приглашение на заседание: Очередное заседание, 10 марта 2027, 14:00')
    for (const part of ['Приглашаем Вас', '1. Роҳи мактаб', `/ru/meetings/${reference}\n`, '/ru/unsubscribe/'])
      expect(toMember.text).toContain(part)
    expect(toMember.unsubscribe).toMatch(/\/ru\/unsubscribe\/[\w-]+$/u)
    expect(toMember.calendar?.method).toBe('REQUEST')
    expect(toMember.calendar?.content).toContain('METHOD:REQUEST\r\n')
    const event = eventIn(toMember)
    expect(event).toMatchObject({ uid: id, status: 'CONFIRMED', location: 'Толори маҷлис; ошёнаи 2' })
    expect(Number(event.sequence)).toBe(0)
    expect(event.start.toISOString()).toBe('2027-03-10T09:00:00.000Z')
    expect(event.end?.toISOString()).toBe('2027-03-10T10:00:00.000Z')
    const unfolded = toMember.calendar?.content.replaceAll('\r\n ', '') ?? ''
    expect(unfolded).toMatch(new RegExp(`^ATTENDEE;[^\\r]*RSVP=FALSE[^\\r]*(mailto|MAILTO):${toMember.to}`, 'mu'))
    expect(unfolded).toMatch(/^ORGANIZER;CN="[^"]+":(mailto|MAILTO):no-reply@/mu)
    expect(messages.get(await emailOf(group.chair.personId))?.subject).toContain('Даъват ба ҷаласа')
  })

  it('keeps its UID when it is put off and cancelled, counts SEQUENCE up, and reaches who joins later', async () => {
    const group = await people()
    const { id } = await announceAt(morning, group, addDays(today, 9))
    await deliveredAt(morning)
    const later = await atMoment(morning, () => signedInAsSeat(group.councilId, 'member'))
    await atMoment(morning, () =>
      postponeMeeting(group.secretary, {
        ...{ meetingId: id, version: 2, reason: 'Толор банд аст.', heldOn: addDays(today, 12), startsAt: '15:00' },
        shortNoticeReason: 'Фаврӣ.',
      }),
    )
    const moved = byAddress(await deliveredAt(morning))
    expect(moved.size).toBe(4)
    const chairMail = moved.get(await emailOf(group.chair.personId))
    expect(chairMail?.text).toContain('Толор банд аст.')
    expect(chairMail?.subject).toContain('Ҷаласа тағйир ёфт')
    expect(chairMail && eventIn(chairMail)).toMatchObject({ uid: id, status: 'CONFIRMED' })
    expect(Number(chairMail && eventIn(chairMail).sequence)).toBe(1)
    expect(moved.has(await emailOf(later.personId))).toBe(true)

    const { version } = await db.meeting.findUniqueOrThrow({ where: { id } })
    await atMoment(morning, () => signedInAsSeat(group.councilId, 'member'))
    await atMoment(morning, () =>
      cancelMeeting(group.secretary, { meetingId: id, version, reason: 'Кворум намешавад.' }),
    )
    const off = await deliveredAt(morning)
    // Nobody gets a cancellation of what they were not invited to.
    expect(off).toHaveLength(4)
    expect(off.map(({ calendar }) => calendar?.method)).toEqual(['CANCEL', 'CANCEL', 'CANCEL', 'CANCEL'])
    const event = off[0] && eventIn(off[0])
    expect(event).toMatchObject({ uid: id, status: 'CANCELLED' })
    expect(Number(event?.sequence)).toBe(2)
    expect(off[0]?.calendar?.content).toContain('METHOD:CANCEL\r\n')
  })

  it('goes out anew when something changes on the same day, with what is different in words', async () => {
    const group = await people()
    const { id } = await announceAt(morning, group, addDays(today, 9))
    await deliveredAt(morning)
    await atMoment(morning, () =>
      announcingActs.amend(group.secretary, {
        ...{ meetingId: id, version: 2, startsAt: '15:30', whatChanged: 'Ҷой дигар шуд.', reason: 'Таъмир.' },
        title: { original: 'tg', tg: 'Ҷаласаи навбатӣ' },
        place: { original: 'tg', tg: 'Мактаби № 5' },
        agenda: [{ text: 'Роҳи мактаб', durationMinutes: 40 }],
      }),
    )
    const messages = await deliveredAt(morning)
    expect(messages).toHaveLength(3)
    const [message] = messages
    for (const part of ['Чӣ тағйир ёфт: Ҷой дигар шуд.', 'Сабаб: Таъмир.', 'Ҷой: Мактаби № 5'])
      expect(message?.text).toContain(part)
    expect(message?.calendar?.method).toBe('REQUEST')
    const event = message && eventIn(message)
    expect(event).toMatchObject({ uid: id, status: 'CONFIRMED', location: 'Мактаби № 5' })
    expect(Number(event?.sequence)).toBe(1)
    expect(event?.start.toISOString()).toBe('2027-03-10T10:30:00.000Z')
  })

  it('is taken back from who leaves the council before its day, once, and given again to who comes back', async () => {
    const group = await people()
    const { id } = await announceAt(morning, group, addDays(today, 9))
    await deliveredAt(morning)
    const seatOf = await ownerDb.membership.findFirstOrThrow({ where: { personId: group.member.personId } })
    const end = (on: string) =>
      atMoment(morning, () =>
        endMembership({ kind: 'system', name: 'test' }, { membershipId: seatOf.id, on, reason: 'resigned' }),
      )
    // The day of the meeting is still theirs: nothing changes.
    await end(addDays(today, 9))
    expect(await deliveredAt(morning)).toEqual([])
    await end(addDays(today, 8))
    const [message, ...others] = await deliveredAt(morning)
    expect(others).toEqual([])
    expect(message?.to).toBe(await emailOf(group.member.personId))
    expect(message?.subject).toContain('Даъватнома дигар эътибор надорад')
    expect(message?.text).toContain('ба ин ҷаласа даъват шуда будед')
    expect(message?.text).not.toContain('Роҳи мактаб')
    expect(message?.calendar?.method).toBe('CANCEL')
    const unfolded = message?.calendar?.content.replaceAll('\r\n ', '') ?? ''
    // The event itself goes on: only who left is taken out of it (RFC 5546, 3.2.5).
    expect(unfolded).not.toContain('STATUS:')
    expect(unfolded).toContain(`UID:${id}\r\n`)
    expect(unfolded).toMatch(new RegExp(`^ATTENDEE;[^\\r]*(mailto|MAILTO):${message?.to}`, 'mu'))
    await atMoment(morning, () => invitationsJob.run({}))
    expect(await deliveredAt(morning)).toEqual([])
    // A later announcement is not theirs any more.
    const { version } = await db.meeting.findUniqueOrThrow({ where: { id } })
    await ownerDb.membership.update({ where: { id: seatOf.id }, data: { termTo: null, endedReason: null } })
    await atMoment(morning, () => invitationsJob.run({}))
    const again = await deliveredAt(morning)
    expect(again.map(({ to, calendar }) => [to, calendar?.method])).toEqual([[message?.to, 'REQUEST']])
    await end(addDays(today, 7))
    expect((await deliveredAt(morning)).map(({ calendar }) => calendar?.method)).toEqual(['CANCEL'])
    await atMoment(morning, () => cancelMeeting(group.secretary, { meetingId: id, version, reason: 'Кворум.' }))
    const off = await deliveredAt(morning)
    expect(off.map(({ to }) => to)).not.toContain(message?.to)
    expect(off).toHaveLength(2)
  })

  it('waits for the morning at night, but not where it begins within 24 hours', async () => {
    const group = await people()
    const night = at(today, '22:00')
    const { id } = await announceAt(night, group, addDays(today, 6))
    expect(await deliveredAt(night)).toEqual([])
    const asked = async () =>
      (
        await atMoment(night, () =>
          graphqlAs(
            group.secretary,
            `{ node(id: "${Buffer.from(`Meeting:${id}`).toString('base64')}") { ... on Meeting { invitations { waiting } } } }`,
          ),
        )
      ).data.node.invitations
    expect(await asked()).toEqual({ waiting: 3 })
    await announceAt(night, group, addDays(today, 1), '18:00')
    expect(await deliveredAt(night)).toHaveLength(3)
    // What the schedule does in the morning.
    await atMoment(at(addDays(today, 1), '07:10'), () => invitationsJob.run({}))
    expect(await deliveredAt(at(addDays(today, 1), '07:10'))).toHaveLength(3)
  })

  it('is not told to who has switched that off, and once it has begun to nobody', async () => {
    const group = await people()
    await chooseNotice(group.member, { choice: 'invitation', isOn: false })
    await announceAt(morning, group, addDays(today, 9))
    expect(byAddress(await deliveredAt(morning)).has(await emailOf(group.member.personId))).toBe(false)
    await chooseNotice(group.member, { choice: 'invitation', isOn: true })
    await atMoment(at(addDays(today, 9), '14:01'), () => invitationsJob.run({}))
    expect(await deliveredAt(morning)).toEqual([])
    await atMoment(morning, () => invitationsJob.run({}))
    expect((await deliveredAt(morning)).map(({ to }) => to)).toEqual([await emailOf(group.member.personId)])
  })

  it('is told once by two who send at the same time', async () => {
    const group = await people()
    await announceAt(morning, group, addDays(today, 9))
    await atMoment(morning, () => Promise.all([invitationsJob.run({}), invitationsJob.run({})]))
    expect(await deliveredAt(morning)).toHaveLength(3)
  })
})

it('says to the council alone how many were invited, wait, or were refused', async () => {
  const group = await people()
  await chooseNotice(group.member, { choice: 'invitation', isOn: false })
  const { id, reference } = await announceAt(morning, group, addDays(today, 9))
  await deliveredAt(morning)
  const ask = async (viewer: Parameters<typeof graphqlAs>[0]) =>
    (
      await atMoment(morning, () =>
        graphqlAs(
          viewer,
          `{ meeting(reference: "${reference}") { invitations { members invited waiting refused withoutMail } } }`,
        ),
      )
    ).data.meeting?.invitations
  expect(await ask(group.chair)).toEqual({ members: 4, invited: 0, waiting: 2, refused: 0, withoutMail: 2 })
  const tried = { attempts: 1, triedAt: new Date() }
  const of = async (personId: string) =>
    (await db.sentNotice.findFirstOrThrow({ where: { personId, recordId: id } })).id
  await db.noticeMail.update({
    where: { noticeId: await of(group.chair.personId) },
    data: { ...tried, outcome: 'accepted' },
  })
  await db.noticeMail.update({
    where: { noticeId: await of(group.secretary.personId) },
    data: { ...tried, outcome: 'refused', answer: 550 },
  })
  expect(await ask(group.member)).toEqual({ members: 4, invited: 1, waiting: 0, refused: 1, withoutMail: 2 })
  expect(await ask(anonymous)).toBeUndefined()
})
