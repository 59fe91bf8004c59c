import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGraphql } from './graphql.ts'
import { chooseNameDisplay } from './modules/councils/actions/choose-name-display.ts'
import { writeMemberName } from './modules/councils/actions/write-member-name.ts'
import { endMembership } from './modules/councils/index.ts'
import { now, today } from './platform/clock.ts'
import { db, pool } from './platform/db.ts'
import { ConfirmationNeededError, ForbiddenError, InvalidInputError, NotFoundError } from './platform/errors.ts'
import type { Renderer } from './platform/http/pages.ts'
import { anonymous } from './platform/viewer.ts'
import type { SignedInViewer, Viewer } from './platform/viewer.ts'
import { application, environment } from './testing/application.ts'
import { failureOf } from './testing/failures.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { again, seat } from './testing/people.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// Who sits on a council: a name is the council's own, until its bearer publishes it, and again once it is withdrawn.

let stage: RecordFixture
let observer: SignedInViewer
/** A seat of Khujand whose holder has no account. */
let unseen: string
const fresh = (viewer: SignedInViewer) => ({ ...viewer, confirmedAt: now() })
const publish = (viewer: SignedInViewer, name: string) => chooseNameDisplay(fresh(viewer), { display: 'name', name })
const withdraw = (viewer: SignedInViewer) => chooseNameDisplay(viewer, { display: 'office' })

beforeAll(async () => {
  stage = await setUpRecordFixture()
  observer = stage.nobody
  await ownerDb.post.create({
    data: { personId: observer.personId, role: 'observer', validFrom: new Date('2020-01-01') },
  })
  observer = await again(observer)
  unseen = await seat(stage.khujandCouncilId)
  await ownerDb.person.update({
    where: { id: stage.member.personId },
    data: { label: 'Зебои Ҳисоб', searchText: 'zebo' },
  })
  await writeMemberName(stage.chair, { membershipId: unseen, name: 'Зебои Бехабар' })
})

const seats = `query { council(slug: "khujand") { memberships { id name publishedName } } }`
async function namesFor(
  viewer: Viewer,
): Promise<Record<string, { name: string | null; publishedName: string | null }>> {
  const { data, errors } = await graphqlAs(viewer, seats)
  expect(errors).toBeUndefined()
  const rows = (
    data as { council: { memberships: { id: string; name: string | null; publishedName: string | null }[] } }
  ).council.memberships
  return Object.fromEntries(rows.map(({ id, ...names }) => [id, names]))
}
const idOf = (membershipId: string) => globalId('Membership', membershipId)
const outsiders = () => [anonymous, stage.otherSecretary, stage.officer, stage.superiorOfficer]
const insiders = () => [stage.member, stage.secretary, stage.chair, stage.coordinator, stage.administrator, observer]

describe('the name of a member', () => {
  it('is known to the council’s own people, coordinators, observers and administrators, and to nobody else', async () => {
    for (const viewer of insiders()) {
      const names = await namesFor(viewer)
      expect(names[idOf(unseen)]).toEqual({ name: 'Зебои Бехабар', publishedName: null })
      expect(names[idOf(stage.member.membershipId)]).toEqual({ name: 'Зебои Ҳисоб', publishedName: null })
    }
    for (const viewer of outsiders())
      for (const { name, publishedName } of Object.values(await namesFor(viewer)))
        expect([name, publishedName]).toEqual([null, null])
  })

  it('comes with no other field, list, search, feed, log or refusal to those who may not know it', async () => {
    const { membershipId } = stage.member
    await publish(stage.member, 'Зебои Пешина')
    await withdraw(stage.member)
    const { id: meetingId } = stage.khujandMeeting
    await ownerDb.attendance.create({ data: { meetingId, membershipId, presence: 'present' } })
    await ownerDb.assignment.create({
      data: {
        decisionId: stage.khujandMeeting.decisionId,
        ownerMembershipId: membershipId,
        task: 'Мактуб нависад.',
        dueOn: new Date('2027-01-01'),
      },
    })
    const member = `name publishedName person { label email seats { name } } council { slug }`
    const questions = [
      `{ council(slug: "khujand") { seatOffers { person { label } } memberships { ${member} } } }`,
      `{ node(id: "${idOf(membershipId)}") { ... on Membership { ${member} } } }`,
      `{ node(id: "${globalId('Person', stage.member.personId)}") { ... on Person { label seats { name } } } }`,
      `{ person(id: "${globalId('Person', stage.member.personId)}") { label seats { name } } }`,
      `{ people(first: 20, search: "Зебо") { edges { node { label } } } }`,
      `{ people(first: 20, councilId: "${globalId('Council', stage.khujandCouncilId)}") { edges { node { label } } } }`,
      `{ meetings(first: 5) { edges { node { attendance { membership { ${member} } } decisions { assignments { ownerMembership { ${member} } } } } } } }`,
      `{ auditLog(first: 50) { edges { node { action payload } } } }`,
      `{ termsEnding(withinDays: 366) { ${member} } }`,
      `{ viewer { label ownName { name changes { name } } } }`,
      `mutation { writeMemberName(input: { membershipId: "${idOf(unseen)}", name: "Дигар" }) { __typename ... on ForbiddenError { message } } }`,
      `mutation { endMembership(input: { membershipId: "${idOf(membershipId)}", on: "${today()}", reason: resigned }) { __typename } }`,
      `mutation { startMembership(input: { councilId: "${globalId('Council', stage.khujandCouncilId)}", office: member, seat: 1, termFrom: "2026-01-01" }) { __typename ... on InvalidInputError { issues { code path } } } }`,
    ]
    for (const question of questions) {
      for (const viewer of outsiders()) {
        const answer = await graphqlAs(viewer, question)
        expect(JSON.stringify([answer.data, answer.errors]), question).not.toContain('Зебо')
        // What is not a question of this schema would prove nothing.
        expect(answer.status, question + JSON.stringify(answer.errors)).toBe(200)
        expect(JSON.stringify(answer.errors ?? '')).not.toMatch(/GRAPHQL_|Cannot query/)
      }
    }
    // The same questions do bring it to those who may know it: they are not empty by mistake.
    const asked = questions.filter((question) => !question.startsWith('mutation'))
    const told = await Promise.all(asked.map((question) => graphqlAs(stage.chair, question)))
    expect(told.filter(({ data }) => JSON.stringify(data ?? '').includes('Зебо')).length).toBeGreaterThan(5)
    const log = await graphqlAs(stage.administrator, `{ auditLog(first: 50) { edges { node { action payload } } } }`)
    expect(JSON.stringify(log.data)).toContain('nameDisplay:choose')
    expect(JSON.stringify(log.data)).not.toContain('Зебо')
  })
})

describe('writing a name down', () => {
  it('is for chairs, coordinators and administrators, leaves one entry, and repeats nothing', async () => {
    const input = { membershipId: unseen, name: 'Раҳим Шарифов' }
    for (const viewer of [stage.member, stage.secretary, ...outsiders()])
      expect(await failureOf(writeMemberName(viewer as SignedInViewer, input))).toBeInstanceOf(ForbiddenError)
    const nothing = { ...input, membershipId: '00000000-0000-4000-8000-000000000000' }
    expect(await failureOf(writeMemberName(stage.coordinator, nothing))).toBeInstanceOf(NotFoundError)
    for (const name of ['', ' ', 'x'.repeat(121)])
      expect(await failureOf(writeMemberName(stage.chair, { ...input, name }))).toBeInstanceOf(InvalidInputError)
    const before = await db.auditEntry.count({ where: { action: 'memberName:write' } })
    await writeMemberName(stage.chair, input)
    await writeMemberName(stage.coordinator, input)
    expect(await db.auditEntry.count({ where: { action: 'memberName:write' } })).toBe(before + 1)
    expect((await namesFor(stage.secretary))[idOf(unseen)]?.name).toBe('Раҳим Шарифов')
  })
})

describe('the choice of what everybody reads', () => {
  it('is the member’s own, and wants a fresh proof to publish, none to withdraw', async () => {
    for (const viewer of [stage.officer, stage.administrator])
      expect(await failureOf(publish(viewer, 'Ном'))).toBeInstanceOf(ForbiddenError)
    const stale = { ...stage.secretary, confirmedAt: null }
    expect(await failureOf(chooseNameDisplay(stale, { display: 'name', name: 'Ном' }))).toBeInstanceOf(
      ConfirmationNeededError,
    )
    for (const input of [{ display: 'name' }, { display: 'office', name: 'Ном' }] as const)
      expect(await failureOf(chooseNameDisplay(fresh(stage.secretary), input))).toBeInstanceOf(InvalidInputError)
    expect((await namesFor(anonymous))[idOf(stage.secretary.membershipId)]?.name).toBeNull()
    await publish(stage.secretary, 'Нигора Котиб')
    await chooseNameDisplay(stale, { display: 'office' })
    expect(await db.nameChoice.count({ where: { personId: stage.secretary.personId } })).toBe(2)
  })

  it('holds for former terms too, and each change stays readable to the member alone', async () => {
    const former = await seat(
      stage.bokhtarCouncilId,
      'member',
      { from: '2018-01-01', to: '2019-12-31' },
      stage.chair.personId,
    )
    await publish(stage.chair, 'Ҷамшед Раис')
    await publish(stage.chair, 'Ҷамшед Раис')
    const bokhtar = await graphqlAs(anonymous, seats.replace('khujand', 'bokhtar'))
    expect(bokhtar.data.council.memberships).toContainEqual(
      expect.objectContaining({ id: idOf(former), name: 'Ҷамшед Раис' }),
    )
    await withdraw(stage.chair)
    const own = `{ viewer { ownName { display name changes { displayBefore display name } } } }`
    const { data } = await graphqlAs(stage.chair, own)
    expect(data.viewer.ownName).toEqual({
      display: 'office',
      name: 'chair',
      changes: [
        { displayBefore: 'name', display: 'office', name: null },
        { displayBefore: 'office', display: 'name', name: 'Ҷамшед Раис' },
      ],
    })
    expect((await graphqlAs(stage.administrator, own)).data.viewer.ownName).toBeNull()
    const entries = await db.auditEntry.findMany({
      where: { action: 'nameDisplay:choose', subjectId: stage.chair.personId },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ payload }) => payload)).toEqual([
      { displayBefore: 'office', display: 'name' },
      { displayBefore: 'name', display: 'office' },
    ])
  })

  it('stays with somebody whose seat has ended', async () => {
    const { personId, membershipId } = stage.otherSecretary
    await publish(stage.otherSecretary, 'Фарид Собиқ')
    await endMembership(fresh(stage.coordinator), { membershipId, on: today(), reason: 'resigned' })
    const former = { ...(await again(stage.otherSecretary)), confirmedAt: null }
    expect((await graphqlAs(anonymous, seats.replace('khujand', 'bokhtar'))).data.council.memberships).toContainEqual(
      expect.objectContaining({ id: idOf(membershipId), name: 'Фарид Собиқ' }),
    )
    await withdraw(former)
    expect(await db.nameChoice.count({ where: { personId } })).toBe(2)
  })

  it('cannot be made, changed or taken off past the application', async () => {
    await publish(stage.chair, 'Ҷамшед Раис')
    const insert = `INSERT INTO name_choice VALUES (gen_random_uuid(), '${stage.member.personId}', 99, 'name', 'Дуздида', now())`
    await expect(pool.query(insert)).rejects.toThrow('with an entry in the audit log only')
    await expect(ownerDb.nameChoice.deleteMany({})).rejects.toThrow()
    await expect(pool.query(`UPDATE name_choice SET name = 'x'`)).rejects.toThrow('permission denied')
  })
})

describe('a name that is withdrawn', () => {
  const webDist = mkdtempSync(join(tmpdir(), 'hamkori-names-'))
  afterAll(() => rmSync(webDist, { recursive: true, force: true }))

  it('disappears from cached pages and cached responses at once', async () => {
    const renderer: Renderer = {
      isSameForAll: () => true,
      isForStrangers: () => false,
      async render(request) {
        const answer = await request.graphql({ query: seats })
        const headers = { 'content-type': 'text/html', 'cache-control': 'private, no-cache' }
        return { status: 200, headers, body: JSON.stringify(answer), inline: { scripts: [], styles: [] } }
      },
    }
    const graphql = createGraphql(environment())
    const app = application({ WEB_DIST: webDist }, renderer, graphql)
    const page = async () => {
      const answer = await app.fetch(new Request('http://localhost/tg/councils/khujand'))
      return {
        text: await answer.text(),
        tag: answer.headers.get('etag') ?? '',
        kept: answer.headers.get('cache-control'),
      }
    }
    const kept = async () => {
      const context = { viewer: anonymous, sessionToken: null, trustedDeviceToken: null, secure: false, setCookies: [] }
      return JSON.stringify(await graphql.ask({ query: seats }, context))
    }
    await publish(stage.member, 'Зебо Ошкор')
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await page()).text).toContain('Зебо Ошкор')
      expect(await kept()).toContain('Зебо Ошкор')
    }
    const { tag, kept: rule } = await page()
    // A browser asks again before it shows what it has.
    expect(rule).toMatch(/no-cache|no-store/)
    await withdraw(stage.member)
    expect((await page()).text).not.toContain('Зебо')
    expect(await kept()).not.toContain('Зебо')
    const again = await app.fetch(
      new Request('http://localhost/tg/councils/khujand', { headers: { 'if-none-match': tag } }),
    )
    expect([again.status, (await again.text()).includes('Зебо')]).toEqual([200, false])
  })
})
