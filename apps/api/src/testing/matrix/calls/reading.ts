import type { ActorName, Half, Tag } from '../actors.ts'
import { globalIdOf } from '../paths.ts'
import type { Calls } from '../paths.ts'
import type { Fixtures } from '../fixtures/fixtures.ts'

/** One way to call a field of the root. */
export interface QueryCall {
  readonly tag: Tag
  readonly args: string
}

const unknownReceipt = '0'.repeat(64)
const unknownLink = '0'.repeat(43)

/** What stands in a link: known to the one actor who holds the secrets of the own half, to everybody else a guess. */
export function linkOf(fixtures: Fixtures, actor: ActorName, half: Half, thing: string): string {
  return actor === 'receiptHolder' && half === 'own' ? (fixtures.halves.own[thing] ?? '') : unknownLink
}

/** Each call names the thing of a half that it asks for. */
const byThing: Readonly<
  Record<string, readonly (readonly [suffix: '' | '-draft', argument: string, thing: string])[]>
> = {
  area: [['', 'code', 'areaCode']],
  council: [['', 'slug', 'slug']],
  department: [['', 'code', 'departmentCode']],
  policeUnit: [['', 'code', 'unitCode']],
  searchPlaces: [['', 'text', 'areaName']],
  meeting: [
    ['', 'reference', 'meetingReference'],
    ['-draft', 'reference', 'draftMeetingReference'],
  ],
  shortcoming: [
    ['', 'reference', 'shortcomingReference'],
    ['-draft', 'reference', 'registeredShortcomingReference'],
  ],
  proposal: [
    ['', 'reference', 'proposalReference'],
    ['-draft', 'reference', 'adoptedProposalReference'],
  ],
}

/** How a field of the root is called, in each half. A field that needs arguments and has no entry is called wrongly and fails. */
export function queryCalls(fixtures: Fixtures, actor: ActorName, field: string): QueryCall[] {
  const halves = ['own', 'other'] as const
  const wanted = byThing[field]
  if (wanted !== undefined)
    return halves.flatMap((half) =>
      wanted.map(([suffix, argument, thing]): QueryCall => ({
        tag: `${half}${suffix}`,
        args: `${argument}: ${JSON.stringify(fixtures.halves[half][thing] ?? '')}`,
      })),
    )
  const special = specialCalls[field]
  if (special !== undefined) return halves.flatMap((half) => special(fixtures, actor, half))
  return [{ tag: 'all', args: paged.has(field) ? 'first: 8' : '' }]
}

const paged = new Set(['activities', 'councils', 'proposals', 'shortcomings'])

const specialCalls: Readonly<Record<string, (fixtures: Fixtures, actor: ActorName, half: Half) => QueryCall[]>> = {
  // Whoever holds the receipt knows its key; everybody else can only guess.
  ratingByReceipt: (fixtures, actor, half) => [
    {
      tag: half,
      args: `receiptKey: "${actor === 'receiptHolder' && half === 'own' ? (fixtures.halves.own['receipt'] ?? '') : unknownReceipt}"`,
    },
  ],
  person: (fixtures, _actor, half) => [
    { tag: half, args: `id: "${globalIdOf('Person', fixtures.halves[half]['target'] ?? '')}"` },
  ],
  people: (fixtures, _actor, half) => [
    { tag: half, args: `first: 12, councilId: "${globalIdOf('Council', fixtures.halves[half]['council'] ?? '')}"` },
    ...(half === 'own' ? [{ tag: 'all' as const, args: 'first: 30' }] : []),
  ],
  auditLog: (fixtures, _actor, half) => [
    { tag: half, args: `first: 8, filter: { subjectId: "${fixtures.halves[half]['registeredShortcoming'] ?? ''}" }` },
  ],
  failedJobs: (_fixtures, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'first: 8' }] : []),
  termsEnding: (fixtures, _actor, half) => [
    { tag: half, args: `councilId: "${globalIdOf('Council', fixtures.halves[half]['council'] ?? '')}"` },
    ...(half === 'own' ? [{ tag: 'all' as const, args: '' }] : []),
  ],
  // So it is with the link of an invitation.
  invitation: (fixtures, actor, half) => [
    { tag: half, args: `token: "${linkOf(fixtures, actor, half, 'invitationToken')}"` },
  ],
  dashboard: (fixtures, _actor, half) => [
    { tag: half, args: `scope: area, code: "${fixtures.halves[half]['areaCode'] ?? ''}"` },
    { tag: half, args: `scope: unit, code: "${fixtures.halves[half]['unitCode'] ?? ''}"` },
  ],
  source: (_world, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'code: "S1"' }] : []),
}

/** Arguments of fields below the root that cannot do without. */
export function fieldCalls(_world: Fixtures): Calls {
  return () => undefined
}
