import { beforeAll, describe, expect, it } from 'vitest'
import './schema.ts'
import { acknowledged, noonOf, sent } from './modules/shortcomings/testing/findings.ts'
import { publishAnswers } from './modules/releases/testing/publish.ts'
import { atMoment, dateOf } from './platform/clock.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { graphqlAs } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { council, seat, signedInAsPost, signedInAsSeat } from './testing/people.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

const overview = `{ overview { from silent unanswered vacant
  bodies { isCouncil code name { en } regionCode people never away positions unanswered isSilent isVacant } } }`
const regions = `{ regionsOverview { metFrom releaseNumber regions { code name { en } councils councilsMet meetings
  figures { overdue inTime due } scores { n score low high verdict } } } }`

interface Body {
  readonly isCouncil: boolean
  readonly code: string
  readonly people: number
  readonly never: number
  readonly away: number
  readonly positions: readonly string[]
  readonly unanswered: number
  readonly isSilent: boolean
  readonly isVacant: boolean
}

const day = '2026-03-20'
let stage: RecordFixture
let observer: Viewer
let departmentCode: string
const ask = async (viewer: Viewer, document: string) => {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, document))
  expect(answer.errors).toBeUndefined()
  return answer.data
}
const bodyOf = async (code: string): Promise<Body | undefined> =>
  (await ask(observer, overview)).overview.bodies.find((body: Body) => body.code === code)
const seenOn = (personId: string, lastSeenOn: string | null) =>
  ownerDb.person.update({
    where: { id: personId },
    data: { lastSeenOn: lastSeenOn === null ? null : dateOf(lastSeenOn) },
  })
const personOf = (viewer: Viewer) => (viewer.kind === 'person' ? viewer.personId : '')

beforeAll(async () => {
  stage = await setUpRecordFixture()
  observer = await signedInAsPost('observer')
  departmentCode = (await ownerDb.department.findUniqueOrThrow({ where: { id: stage.khujandDepartmentId } })).code
  // Sent on 12 February: 36 days on 20 March; and on 18 February: exactly thirty days.
  await sent(stage, '2026-02-12')
  await acknowledged(stage, '2026-02-18')
})

describe('the overview', () => {
  it('is nothing for all but coordinators and observers', async () => {
    for (const viewer of [anonymous, stage.nobody, stage.officer, stage.secretary, stage.administrator])
      expect(await ask(viewer, `{ overview { silent } regionsOverview { metFrom } }`)).toEqual({
        overview: null,
        regionsOverview: null,
      })
    expect((await ask(stage.coordinator, overview)).overview.from).toBe('2026-02-18')
  })

  it('names a department by what its officers last did: never, before thirty days, and on the very day', async () => {
    const officers = await ownerDb.post.findMany({ where: { departmentId: stage.khujandDepartmentId } })
    for (const { personId } of officers) await seenOn(personId, '2026-02-17')
    const count = new Set(officers.map(({ personId }) => personId)).size
    expect(await bodyOf(departmentCode)).toMatchObject({ people: count, never: 0, away: count, isSilent: true })
    for (const { personId } of officers) await seenOn(personId, '2026-02-18')
    // Not silent any more, but on the list for what it has not answered.
    expect(await bodyOf(departmentCode)).toMatchObject({ away: 0, never: 0, positions: [], isSilent: false })
    for (const { personId } of officers) await seenOn(personId, null)
    expect(await bodyOf(departmentCode)).toMatchObject({ never: count, positions: ['officer'], isSilent: true })
  })

  it('counts what a department has left unanswered for more than thirty days, not for thirty', async () => {
    expect(await bodyOf(departmentCode)).toMatchObject({ unanswered: 1 })
  })

  it('says of a council who has not signed in by office alone, and leaves out who signed in lately', async () => {
    const place = await ownerDb.council.findUniqueOrThrow({ where: { id: stage.khujandCouncilId } })
    const { id, slug } = await council(place.departmentId, place.areaId)
    // A seat without an account cannot sign in; nobody can.
    await seat(id, 'member')
    expect(await bodyOf(slug)).toMatchObject({ isCouncil: true, people: 0, isVacant: true, isSilent: false })
    const chair = await signedInAsSeat(id, 'chair')
    const secretary = await signedInAsSeat(id, 'secretary')
    // A seat whose term has ended counts no more, and one that has not begun not yet.
    await seat(id, 'member', { to: '2026-03-19' }, personOf(await signedInAsPost('moderator')))
    await seat(id, 'member', { from: '2026-03-21' }, personOf(await signedInAsPost('moderator')))
    await seenOn(personOf(chair), '2026-01-01')
    await seenOn(personOf(secretary), '2026-03-19')
    expect(await bodyOf(slug)).toMatchObject({ people: 2, away: 1, never: 0, positions: ['chair'], isSilent: false })
    await seenOn(personOf(chair), day)
    expect(await bodyOf(slug)).toBeUndefined()
    // A suspended account is none that could sign in.
    for (const viewer of [chair, secretary])
      await ownerDb.person.update({
        where: { id: personOf(viewer) },
        data: { suspendedAt: new Date(), suspendedFor: 'A reason.' },
      })
    expect(await bodyOf(slug)).toMatchObject({ people: 0, isVacant: true })
  })

  it('tells neither a day nor a person: the words of no label, email or date of signing in', async () => {
    const people = await ownerDb.person.findMany()
    const text = JSON.stringify((await ask(observer, overview)).overview)
    for (const { email, id } of people) {
      expect(text).not.toContain(email)
      expect(text).not.toContain(id)
    }
    expect(text.match(/\d{4}-\d\d-\d\d/gu)).toEqual(['2026-02-18'])
  })

  it('counts as many as it lists', async () => {
    const { silent, vacant, unanswered, bodies } = (await ask(observer, overview)).overview
    expect([silent, vacant, unanswered]).toEqual([
      bodies.filter((body: Body) => body.isSilent).length,
      bodies.filter((body: Body) => body.isVacant).length,
      bodies.filter((body: Body) => body.unanswered > 0).length,
    ])
    expect(vacant).toBeGreaterThan(0)
  })
})

describe('the regions side by side', () => {
  it('come in the order of their codes, with the figures that everybody reads, and no score below a hundred answers', async () => {
    await publishAnswers()
    const { regionsOverview } = await ask(observer, regions)
    const codes = regionsOverview.regions.map(({ code }: { code: string }) => code)
    expect(codes).toEqual([...codes].sort())
    const { timeliness, dashboard } = await ask(
      anonymous,
      `{ timeliness(code: "TJ") { rows { code figures { overdue inTime due } } }
         dashboard(scope: country, code: "TJ") { release { number } rows { code scores { n score low high verdict } } } }`,
    )
    expect(regionsOverview.releaseNumber).toBe(dashboard.release?.number ?? null)
    const enough: number[] = []
    for (const region of regionsOverview.regions) {
      expect(region.figures).toEqual(timeliness.rows.find(({ code }: { code: string }) => code === region.code).figures)
      const published = dashboard.rows.find(({ code }: { code: string }) => code === region.code)
      region.scores.forEach((score: { n: number } | null, at: number) => {
        const cell = published.scores[at]
        expect(score).toEqual(cell.n !== null && cell.n >= 100 ? cell : null)
        if (score !== null) enough.push(score.n)
      })
    }
    expect(enough.every((n) => n >= 100)).toBe(true)
  })

  it('count the councils and those that met, as the other lists do', async () => {
    const { regionsOverview } = await ask(observer, regions)
    const { councils } = await ask(anonymous, '{ councils(first: 1) { totalCount } }')
    const { desk } = await ask(observer, '{ desk { country { notMet { total } } } }')
    const sum = (key: string) =>
      regionsOverview.regions.reduce((all: number, region: Record<string, number>) => all + (region[key] ?? 0), 0)
    expect(sum('councils')).toBe(councils.totalCount)
    expect(sum('councils') - sum('councilsMet')).toBe(desk.country.notMet.total)
  })
})
