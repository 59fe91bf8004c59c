import { instrumentVersion } from '@hamkori/schema/feedback'
import type { Channel, ContactKind, FactAnswer, Initiator, SubmitRatingInput } from '@hamkori/schema/feedback'
import { commentFor } from './comments.ts'
import type { Random } from './random.ts'
import type { UnitCharacter } from './units.ts'

const kinds: Readonly<Record<ContactKind, number>> = {
  documentDesk: 33,
  trafficStop: 22,
  callOut: 10,
  crimeReport: 11,
  streetCheck: 8,
  summons: 7,
  detention: 2,
  other: 7,
}
/** People who were stopped are less content than people who came by themselves. */
const levelOfKind: Readonly<Record<ContactKind, number>> = {
  documentDesk: 0.2,
  trafficStop: -0.2,
  callOut: 0.15,
  crimeReport: 0.05,
  streetCheck: -0.25,
  summons: -0.2,
  detention: -0.7,
  other: 0,
}
const startedBy: Readonly<Record<ContactKind, Initiator>> = {
  documentDesk: 'me',
  trafficStop: 'police',
  callOut: 'me',
  crimeReport: 'me',
  streetCheck: 'police',
  summons: 'police',
  detention: 'police',
  other: 'someoneElse',
}
/** Ease of each statement A1..A8, and how often it does not apply. */
const items = [
  { ease: -0.08, absent: 0.1 },
  { ease: -0.18, absent: 0.05 },
  { ease: 0.02, absent: 0.07 },
  { ease: 0.24, absent: 0.01 },
  { ease: -0.26, absent: 0.05 },
  { ease: 0.12, absent: 0.09 },
  { ease: -0.12, absent: 0.06 },
  { ease: 0, absent: 0 },
] as const
/** Bounds between the points, in standard deviations: about 10, 12, 18, 35 and 25 per cent. */
const bounds = [-1.28, -0.77, -0.25, 0.67] as const
const personSpread = 0.8
const itemSpread = 0.6
const onlyThreeTaps = 0.34
const withComment = 0.05

/** What one invented person answers after a contact. `time` runs from 0 (first day) to 1 (last day). */
export function invent(random: Random, unit: UnitCharacter, time: number): SubmitRatingInput {
  const contactKind = random.pick(kinds)
  const mood = unit.level + unit.drift * (time - 0.5) + levelOfKind[contactKind] + random.normal() * personSpread
  const points = items.map(({ ease }) => pointOf(mood + ease + random.normal() * itemSpread))
  const a8 = points[7] ?? 3
  const brief = random.next() < onlyThreeTaps
  const comment = random.next() < withComment ? commentFor(random, a8) : null
  const statement = (at: number): number | null => {
    const chance = random.next()
    if (brief || chance > 0.97) return null
    return chance < (items[at]?.absent ?? 0) ? 0 : (points[at] ?? null)
  }
  const channel: Channel = random.pick(unit.channels)
  return {
    idempotencyKey: random.uuid(),
    receiptKey: random.bytes(32).toString('hex'),
    unitCode: unit.code,
    instrument: instrumentVersion,
    contactKind,
    channel,
    a1: statement(0),
    a2: statement(1),
    a3: statement(2),
    a4: statement(3),
    a5: statement(4),
    a6: statement(5),
    a7: statement(6),
    a8,
    ...(brief ? {} : facts(random, mood)),
    ...(brief
      ? {}
      : {
          initiatedBy: startedBy[contactKind],
          happened: random.pick({ thisWeek: 55, thisMonth: 30, upToSixMonths: 15 }),
        }),
    ...(random.next() < 0.4
      ? { ageBand: random.pick({ under18: 2, from18to29: 34, from30to44: 38, from45to59: 19, from60: 7 }) }
      : {}),
    ...(random.next() < 0.4 ? { sex: random.pick({ female: 41, male: 59 }) } : {}),
    ...(comment === null ? {} : { comment: comment.text, commentLanguage: comment.language }),
  }
}

function pointOf(value: number): number {
  return 1 + bounds.filter((bound) => value > bound).length
}

function facts(random: Random, mood: number) {
  const yes = (usual: number, pull: number): FactAnswer => {
    const chance = random.next()
    if (chance > 0.96) return 'preferNotToSay'
    if (chance > 0.91) return 'notSure'
    return random.next() < 1 / (1 + Math.exp(-(Math.log(usual / (1 - usual)) + pull * mood))) ? 'yes' : 'no'
  }
  return {
    f1: yes(0.55, 0.8),
    f2: yes(0.5, 0.7),
    f3: yes(0.45, 0.8),
    f4: yes(0.9, 0.4),
    f5: yes(0.3, -0.7),
    f6: yes(0.05, -0.9),
    f7: yes(0.03, -0.9),
    f8: yes(0.06, -0.9),
  }
}
