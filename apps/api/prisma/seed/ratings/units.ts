import type { Channel } from '@hamkori/schema/feedback'
import type { Random } from './random.ts'

/** A unit as the territory knows it. */
export interface UnitOnMap {
  readonly code: string
  readonly regionCode: string
  /** Inhabitants of its district or city; null where the statistics give none. */
  readonly population: number | null
  /** Units that share that district or city, itself included. */
  readonly neighbours: number
}

/** How people's contacts with one unit go, invented for the demonstration. */
export interface UnitCharacter {
  readonly code: string
  /** Expected share of all ratings, relative to the other units. */
  readonly weight: number
  /** How content people are: 0 is the country's average, 1 is one standard deviation of a person's answer. */
  readonly level: number
  /** Change of the level over the whole period. */
  readonly drift: number
  readonly channels: Readonly<Record<Channel, number>>
}

const drifts = [0.9, 0.75, 0.65, -0.65, -0.8] as const
const unknownPopulation = 60_000
/** One unit in nine is hardly known to anybody yet: its scores show how a dash looks. */
const quietEvery = 9

/** Gives every unit its character. The same stream of numbers gives the same characters. */
export function characters(units: readonly UnitOnMap[], random: Random): UnitCharacter[] {
  const regions = new Map<string, number>()
  const regionLevel = (code: string): number => {
    const known = regions.get(code) ?? random.normal() * 0.12
    regions.set(code, known)
    return known
  }
  return units.map((unit, at) => {
    const region = regionLevel(unit.regionCode)
    const own = random.normal()
    const volume = Math.exp(random.normal() * 0.35)
    const quiet = at % quietEvery === 4
    // Spread over the list, so that they fall into different regions.
    const drift = at % 13 === 6 ? (drifts[Math.floor(at / 13) % drifts.length] ?? 0) : 0
    const town = unit.regionCode === 'TJ-DU' || unit.code.endsWith('-01-1')
    return {
      code: unit.code,
      weight: quiet ? 0.25 : ((unit.population ?? unknownPopulation) / unit.neighbours / 1_000) ** 0.85 * volume,
      level: region + own * 0.2,
      drift,
      channels: town ? { web: 38, qr: 46, reception: 13, paper: 3 } : { web: 22, qr: 41, reception: 25, paper: 12 },
    }
  })
}
