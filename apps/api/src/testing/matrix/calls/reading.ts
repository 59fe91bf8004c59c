import type { ActorName, Half, Tag } from '../actors.ts'
import { globalIdOf } from '../paths.ts'
import type { Calls } from '../paths.ts'
import type { World } from '../world/world.ts'

/** One way to call a field of the root. */
export interface QueryCall {
  readonly tag: Tag
  readonly args: string
}

const unknownReceipt = '0'.repeat(64)
const unknownLink = '0'.repeat(43)

/** What stands in a link: known to the one actor who holds the secrets of the own half, to everybody else a guess. */
export function linkOf(world: World, actor: ActorName, half: Half, thing: string): string {
  return actor === 'receiptHolder' && half === 'own' ? (world.halves.own[thing] ?? '') : unknownLink
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
export function queryCalls(world: World, actor: ActorName, field: string): QueryCall[] {
  const halves = ['own', 'other'] as const
  const wanted = byThing[field]
  if (wanted !== undefined)
    return halves.flatMap((half) =>
      wanted.map(([suffix, argument, thing]): QueryCall => ({
        tag: `${half}${suffix}`,
        args: `${argument}: ${JSON.stringify(world.halves[half][thing] ?? '')}`,
      })),
    )
  const special = specialCalls[field]
  if (special !== undefined) return halves.flatMap((half) => special(world, actor, half))
  return [{ tag: 'all', args: paged.has(field) ? 'first: 8' : '' }]
}

const paged = new Set(['activities', 'councils', 'proposals', 'shortcomings'])

const specialCalls: Readonly<Record<string, (world: World, actor: ActorName, half: Half) => QueryCall[]>> = {
  // Whoever holds the receipt knows its key; everybody else can only guess.
  ratingByReceipt: (world, actor, half) => [
    {
      tag: half,
      args: `receiptKey: "${actor === 'receiptHolder' && half === 'own' ? (world.halves.own['receipt'] ?? '') : unknownReceipt}"`,
    },
  ],
  person: (world, _actor, half) => [
    { tag: half, args: `id: "${globalIdOf('Person', world.halves[half]['target'] ?? '')}"` },
  ],
  people: (world, _actor, half) => [
    { tag: half, args: `first: 12, councilId: "${globalIdOf('Council', world.halves[half]['council'] ?? '')}"` },
    ...(half === 'own' ? [{ tag: 'all' as const, args: 'first: 30' }] : []),
  ],
  auditTrail: (world, _actor, half) => [
    { tag: half, args: `first: 8, filter: { subjectId: "${world.halves[half]['registeredShortcoming'] ?? ''}" }` },
  ],
  termsEnding: (world, _actor, half) => [
    { tag: half, args: `councilId: "${globalIdOf('Council', world.halves[half]['council'] ?? '')}"` },
    ...(half === 'own' ? [{ tag: 'all' as const, args: '' }] : []),
  ],
  // So it is with the link of an invitation.
  invitation: (world, actor, half) => [
    { tag: half, args: `token: "${linkOf(world, actor, half, 'invitationToken')}"` },
  ],
  dashboard: (world, _actor, half) => [
    { tag: half, args: `scope: area, code: "${world.halves[half]['areaCode'] ?? ''}"` },
    { tag: half, args: `scope: unit, code: "${world.halves[half]['unitCode'] ?? ''}"` },
  ],
  source: (_world, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'code: "S1"' }] : []),
}

/** Arguments of fields below the root that cannot do without. */
export function fieldCalls(_world: World): Calls {
  return () => undefined
}
