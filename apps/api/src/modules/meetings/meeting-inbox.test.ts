import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { council, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import { publishMinutes } from './actions/publish-minutes.ts'
import { recordMeeting } from './actions/record-meeting.ts'
import { signMinutes } from './actions/sign-minutes.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
let councilId = ''
let chair: Seated
let deputy: Seated
let secretary: Seated
let member: Seated
let stranger: Seated

beforeAll(async () => {
  const map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  chair = await signedInAsSeat(councilId, 'chair')
  deputy = await signedInAsSeat(councilId, 'deputyChair')
  secretary = await signedInAsSeat(councilId, 'secretary')
  member = await signedInAsSeat(councilId, 'member')
  const other = await council(map.bokhtarDepartmentId, map.bokhtarId)
  stranger = await signedInAsSeat(other.id, 'secretary')
})

const document = `{ inbox { overdue items { waitingFor dueOn state daysLeft record { ... on Meeting {
  reference state heldOn title { ru } council { id } viewerMay } } } } }`
interface Item {
  readonly waitingFor: string
  readonly record: { readonly reference: string; readonly viewerMay: readonly string[] }
}

async function waitingFor(viewer: Seated): Promise<Item[] | null> {
  const { data, errors } = await graphqlAs(viewer, document)
  expect(errors).toBeUndefined()
  return data.inbox?.items ?? null
}
const brief = (items: readonly Item[] | null) =>
  items?.map(({ waitingFor: what, record }) => `${record.reference} ${what}`)

it('holds minutes until both have signed, then until they are published', async () => {
  const { id: meetingId, reference } = await recordMeeting(secretary, {
    idempotencyKey: randomUUID(),
    councilId,
    kind: 'regular',
    heldOn: '2026-01-15',
    title: { original: 'ru', ru: 'Заседание' },
    place: { original: 'ru', ru: 'Зал' },
    agenda: ['Разное'],
    attendance: [chair, secretary, member].map(({ membershipId }) => ({ membershipId, presence: 'present' as const })),
    decisions: [],
  })
  const unsigned = [`${reference} signMinutes`]
  for (const viewer of [secretary, chair, deputy]) expect(brief(await waitingFor(viewer))).toEqual(unsigned)
  expect(await waitingFor(member)).toEqual([])
  expect(await waitingFor(stranger)).toEqual([])
  const [item] = (await waitingFor(chair)) ?? []
  expect(item).toMatchObject({
    dueOn: null,
    state: 'notStarted',
    daysLeft: null,
    record: { reference, state: 'minutesDrafted', heldOn: '2026-01-15', title: { ru: 'Заседание' } },
  })
  expect(item?.record.viewerMay).toContain('signMinutes')

  await signMinutes(secretary, { meetingId })
  expect(await waitingFor(secretary)).toEqual([])
  for (const viewer of [chair, deputy]) expect(brief(await waitingFor(viewer))).toEqual(unsigned)

  await signMinutes(chair, { meetingId })
  for (const viewer of [secretary, chair]) {
    const items = await waitingFor(viewer)
    expect(brief(items)).toEqual([`${reference} publishMinutes`])
    expect(items?.[0]?.record.viewerMay).toContain('publishMinutes')
  }
  await publishMinutes(secretary, { meetingId })
  for (const viewer of [secretary, chair]) expect(await waitingFor(viewer)).toEqual([])
})
