import { randomBytes, randomUUID } from 'node:crypto'
import { mailKinds } from '@hamkori/schema/notifications.constants'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { application } from '../../testing/application.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { sentMail } from '../../testing/mailbox.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { acknowledgeShortcoming } from '../shortcomings/index.ts'
import { registered, sent } from '../shortcomings/testing/findings.ts'
import { sendDigests } from './actions/send-digests.ts'
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const at = (day: string, hour = 10) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 5) * 3_600_000)
const runOn = (day: string, hour?: number) => atMoment(at(day, hour), sendDigests)
async function mailTo(viewer: { readonly email: string }) {
  return (await sentMail()).filter(({ to }) => to === viewer.email)
}

const settings = `{ notificationSettings { choices { choice isOn } latest { kind reference dueOn count } } }`
const read = async (viewer: Viewer) => (await graphqlAs(viewer, settings)).data.notificationSettings
const mutation = `mutation ($input: ChooseNoticeInput!) { chooseNotice(input: $input) { __typename } }`
const choose = async (viewer: Viewer, choice: string, isOn: boolean) =>
  (await graphqlAs(viewer, mutation, { input: { choice, isOn } })).data?.chooseNotice?.__typename

describe('what newly waits', () => {
  it('is told once, as a number and a link, and not to whoever has put it there', async () => {
    const { id } = await sent(stage, '2027-01-11', { title: { original: 'tg', tg: 'Очередь во дворе' } })
    await registered(stage, '2027-01-11', { title: { original: 'tg', tg: 'Черновик, которого не видит никто' } })
    await runOn('2027-01-11')
    const all = await sentMail()
    const of = (viewer: { readonly email: string }) => all.filter(({ to }) => to === viewer.email)
    expect(of(stage.officer)).toHaveLength(1)
    expect(of(stage.officer)[0]?.text).toContain('Камбудиҳо: 1\n')
    expect(of(stage.officer)[0]?.text).toContain('/tg/desk/inbox')
    // The secretary wrote the draft; the chair hears of it, but not what it says. The department above has officers of its own below.
    expect(of(stage.secretary)).toEqual([])
    expect(of(stage.chair)[0]?.text).toContain('Камбудиҳо: 1\n')
    expect(of(stage.superiorOfficer)).toEqual([])
    for (const { text } of all) expect(text).not.toMatch(/Очередь|Черновик/)
    await runOn('2027-01-12')
    expect(await mailTo(stage.officer)).toEqual([])
    // What was acknowledged by the own officer waits for something else, by the officer's own act.
    await atMoment(at('2027-01-13', 9), () => acknowledgeShortcoming(stage.officer, { shortcomingId: id }))
    await runOn('2027-01-13')
    expect(await mailTo(stage.officer)).toEqual([])
    expect(await read(stage.officer)).toMatchObject({ latest: [{ kind: 'waiting', reference: null, count: 1 }] })
  })
})

describe('choices', () => {
  it('are read and made by everybody for themselves alone, and leave an entry where they change anything', async () => {
    expect(await read(anonymous)).toBeNull()
    expect(await choose(anonymous, 'reminder', false)).not.toBe('NotificationSettings')
    expect(await read(stage.member)).toEqual({
      choices: [
        { choice: 'reminder', isOn: true },
        { choice: 'waiting', isOn: true },
        { choice: 'invitation', isOn: true },
        { choice: 'night', isOn: false },
      ],
      latest: [],
    })
    expect(await choose(stage.member, 'waiting', false)).toBe('NotificationSettings')
    expect(await choose(stage.member, 'waiting', false)).toBe('NotificationSettings')
    expect((await read(stage.member)).choices[1]).toEqual({ choice: 'waiting', isOn: false })
    expect((await read(stage.chair)).choices[1]).toEqual({ choice: 'waiting', isOn: true })
    const entries = await db.auditEntry.findMany({ where: { subjectId: stage.member.personId } })
    expect(entries.map(({ action, payload }) => ({ action, payload }))).toEqual([
      { action: 'notification:choose', payload: { choice: 'waiting', to: 'off', by: 'account' } },
    ])
  })

  it('switch a kind off and on again: nothing was lost, and the latest of each is told', async () => {
    const { id, reference } = await sent(stage, '2027-04-05')
    await choose(stage.officer, 'reminder', false)
    await choose(stage.officer, 'waiting', false)
    await sentMail()
    for (const day of ['2027-04-06', '2027-04-20', '2027-05-10']) await runOn(day)
    expect(await mailTo(stage.officer)).toEqual([])
    expect(await db.sentNotice.count({ where: { recordId: id, personId: stage.officer.personId } })).toBe(0)
    await choose(stage.officer, 'reminder', true)
    await runOn('2027-05-11')
    const [message] = await mailTo(stage.officer)
    // One line for the acknowledgement, one for the answer.
    expect(message?.text.split(reference).length).toBe(5)
    await choose(stage.officer, 'waiting', true)
  })

  it('let the night be used by whoever wants that', async () => {
    await sent(stage, '2027-08-02')
    await sentMail()
    await runOn('2027-08-02', 23)
    expect(await mailTo(stage.officer)).toEqual([])
    await choose(stage.officer, 'night', true)
    await runOn('2027-08-02', 23)
    expect(await mailTo(stage.officer)).toHaveLength(1)
    await choose(stage.officer, 'night', false)
  })
})

describe('the link in a message', () => {
  const personId = randomUUID()

  it('says whom and what, and is refused when anybody has changed a bit of it', () => {
    for (const kinds of [['reminder'], ['waiting'], [...mailKinds]] as const) {
      const token = unsubscribeToken({ personId, kinds })
      expect(readUnsubscribeToken(token)).toEqual({ personId, kinds })
      const bytes = Buffer.from(token, 'base64url')
      for (let at = 0; at < bytes.length * 8; at += 1) {
        const changed = Buffer.from(bytes)
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
        expect(readUnsubscribeToken(changed.toString('base64url')), String(at)).toBeNull()
      }
    }
    for (const wrong of ['', 'x', randomBytes(33).toString('base64url'), unsubscribeToken({ personId, kinds: [] })])
      expect(readUnsubscribeToken(wrong)).toBeNull()
  })

  it('works by one click of a mail program and by the form of its page, without a session, as often as one likes', async () => {
    const server = application()
    const { personId: officer } = stage.officer
    const token = unsubscribeToken({ personId: officer, kinds: ['reminder'] })
    const post = (path: string, body: string) =>
      server.fetch(
        new Request(`http://localhost/ru/unsubscribe/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        }),
      )
    const isOn = async () =>
      (await graphqlAs(anonymous, `{ unsubscription(token: "${token}") { choice isOn } }`)).data.unsubscription
    expect(await isOn()).toEqual([{ choice: 'reminder', isOn: true }])
    const click = await post(token, 'List-Unsubscribe=One-Click')
    expect([click.status, click.headers.get('location')]).toEqual([200, null])
    expect(await isOn()).toEqual([{ choice: 'reminder', isOn: false }])
    const form = await post(token, 'from=page')
    expect([form.status, form.headers.get('location')]).toEqual([303, `/ru/unsubscribe/${token}`])
    expect(await isOn()).toEqual([{ choice: 'reminder', isOn: false }])
    expect((await read(stage.officer)).choices[1]).toEqual({ choice: 'waiting', isOn: true })
    expect((await post(`${token.slice(0, -2)}AA`, 'List-Unsubscribe=One-Click')).status).toBe(404)
    expect((await post(unsubscribeToken({ personId, kinds: ['waiting'] }), 'List-Unsubscribe=One-Click')).status).toBe(
      404,
    )
    expect((await graphqlAs(anonymous, '{ unsubscription(token: "x") { choice } }')).data.unsubscription).toBeNull()
    const last = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: officer, action: 'notification:choose' },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({ actorId: officer, payload: { choice: 'reminder', to: 'off', by: 'link' } })
    await choose(stage.officer, 'reminder', true)
  })

  it('stands in every digest, one for each kind and one for all of it in the headers', async () => {
    const { personId: id } = await ownerDb.post.findFirstOrThrow({ where: { personId: stage.officer.personId } })
    await sent(stage, '2027-10-04')
    await sentMail()
    await runOn('2027-10-12')
    const [message] = await mailTo(stage.officer)
    const tokens = [...(message?.text.matchAll(/\/tg\/unsubscribe\/([\w-]+)/g) ?? [])].map(([, token = '']) => token)
    expect(tokens.map(readUnsubscribeToken)).toEqual([
      { personId: id, kinds: ['reminder'] },
      { personId: id, kinds: ['waiting'] },
    ])
    const header = message?.unsubscribe?.split('/').at(-1) ?? ''
    expect(readUnsubscribeToken(header)).toEqual({ personId: id, kinds: ['reminder', 'waiting'] })
  })
})
