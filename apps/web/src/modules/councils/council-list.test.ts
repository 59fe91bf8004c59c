import { describe, expect, test } from 'vitest'
import { groupCouncils, isMeant } from './council-list.ts'

const everywhere = (text: string) => ({ __typename: 'Name' as const, tg: text, ru: text, en: text })
const places = new Map<string, { name: ReturnType<typeof everywhere>; shortName: ReturnType<typeof everywhere> }>()
function council(
  slug: string,
  code: string,
  place: string,
  short: string,
  meetingCount = 0,
  name = `Council of ${place}`,
) {
  places.set(code, { name: everywhere(place), shortName: everywhere(short) })
  return {
    slug,
    inferred: false,
    demonstration: false,
    meetingCount,
    shortcomingCount: 0,
    proposalCount: 0,
    lastMetOn: null,
    metLately: false,
    name: everywhere(name),
    area: { code },
  }
}

describe('the list of councils', () => {
  test('calls each by its place, the council of the region by its name and first, and parts those with something on the record from the others', () => {
    const groups = groupCouncils(
      'en',
      [
        council('sughd', 'TJ-SU', 'Sughd region', 'Sughd', 1),
        council('ayni', 'TJ-SU-09', 'Ayni district', 'Ayni'),
        council('khujand', 'TJ-SU-01', 'city of Khujand', 'Khujand', 4),
        council('asht', 'TJ-SU-10', 'Asht district', 'Asht', 2),
        council('mia', 'TJ', 'Tajikistan', 'Tajikistan', 1),
      ],
      places,
    )
    const shown = groups.map(({ region, active, silent }) => [
      region,
      ...[active, silent].map((list) => list.map(({ label }) => label)),
    ])
    expect(groups.map(({ totals }) => totals?.meetingCount)).toEqual([7, undefined])
    expect(shown).toEqual([
      ['TJ-SU', ['Council of Sughd region', 'Asht', 'Khujand'], ['Ayni']],
      ['TJ', ['Council of Tajikistan'], []],
    ])
  })
  test('tells places of one short name apart by the full one, and two councils of one place by theirs', () => {
    const [group] = groupCouncils(
      'en',
      [
        council('bokhtar-city', 'TJ-KT-01', 'city of Bokhtar', 'Bokhtar'),
        council('bokhtar', 'TJ-KT-06', 'Bokhtar district', 'Bokhtar'),
        council('sino', 'TJ-KT-02', 'Sino district', 'Sino', 0, 'Council at the MIA in Sino'),
        council('sino-2', 'TJ-KT-02', 'Sino district', 'Sino', 0, 'Council at MIA-2 in Sino'),
      ],
      places,
    )
    expect(group?.silent.map(({ label }) => label)).toEqual([
      'Bokhtar district',
      'City of Bokhtar',
      'Council at MIA-2 in Sino',
      'Council at the MIA in Sino',
    ])
  })
  test('finds by any spelling of the place or the name, and by a part of it', () => {
    const khujand = council('khujand', 'TJ-SU-01', 'шаҳри Хуҷанд', 'Хуҷанд')
    for (const typed of ['Хуҷанд', 'худжанд', 'hujand', 'хуч', 'шаҳри Хуҷанд'])
      expect(isMeant('tg', khujand, places, typed), typed).toBe(true)
    for (const typed of ['Айнӣ', 'Хуҷандб']) expect(isMeant('tg', khujand, places, typed), typed).toBe(false)
  })
})
