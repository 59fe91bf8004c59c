import type { CouncilOffice, MembershipEndReason } from '@hamkori/schema/councils'
import { addDays } from '@hamkori/schema/dates'

/** One seat of a demonstration council in one term. */
export interface SeededSeat {
  readonly seat: number
  readonly office: CouncilOffice
  /** Nobody's: made up, for the council's own people. */
  readonly name: string
  readonly nominatedBy: { original: 'tg'; tg: string; ru: string; en: string }
  readonly termFrom: string
  readonly termTo?: string
  readonly endedReason?: MembershipEndReason
}

const nominators = [
  ['Кумитаи маҳалла', 'Махаллинский комитет', 'Mahalla committee'],
  ['Ҷамоати деҳот', 'Сельский джамоат', 'Rural jamoat'],
  ['Кормандони маориф', 'Работники образования', 'Teachers'],
  ['Ҷамъияти адвокатҳо', 'Объединение адвокатов', 'Lawyers'],
  ['Созмони занон', 'Женская организация', "Women's organisation"],
  ['Кормандони тиб', 'Медицинские работники', 'Health workers'],
  ['Шӯрои ҷавонон', 'Совет молодёжи', 'Youth council'],
  ['Шӯрои собиқадорон', 'Совет ветеранов', "Veterans' council"],
  ['Соҳибкорони маҳаллӣ', 'Местные предприниматели', 'Local entrepreneurs'],
  ['Воситаҳои ахбори омма', 'Средства массовой информации', 'Media'],
  ['Ташкилоти маъюбон', 'Организация людей с инвалидностью', 'Organisation of persons with disabilities'],
] as const

/** Made-up surnames; women's have an а more. */
const surnames = [
  ...['Раҳимов', 'Шарифов', 'Назаров', 'Каримов', 'Ҷӯраев', 'Сафаров', 'Ҳакимов', 'Азизов', 'Ғафуров', 'Мирзоев'],
  ...['Давлатов', 'Холов', 'Қодиров', 'Саидов', 'Юсуфов', 'Бобоев', 'Аминов'],
]
const women = ['Гулнора', 'Мадина', 'Зебо', 'Нигора', 'Шаҳло', 'Фарзона', 'Манижа', 'Саодат']
const men = ['Рустам', 'Фирдавс', 'Ҷамшед', 'Далер', 'Баҳром', 'Сӯҳроб', 'Умед', 'Парвиз', 'Искандар']

/** Every third holder is a woman. No two of one council have the same name. */
function nameOf(position: number, holder: number): string {
  const surname = surnames[(position * 5 + holder * 3) % surnames.length] ?? ''
  const isWoman = (position + holder) % 3 === 0
  const given = isWoman ? women[(position + holder) % women.length] : men[(position * 2 + holder) % men.length]
  return `${surname}${isWoman ? 'а' : ''} ${given ?? ''}`
}

const ends: readonly MembershipEndReason[] = ['resigned', 'termEnded', 'absent', 'incompatibleOffice']
const seatsFewest = 7
const seatsRange = 5
const termDays = 820
const changeDays = 410

/**
 * The seats of the council at this position in the list: 7 to 11, chair, deputy chair, secretary and members, in a term
 * that began 820 days before `day` and has no end yet. In every second council one member left half-way and another
 * body's candidate took the seat.
 */
export function seatsOf(position: number, day: string): SeededSeat[] {
  const count = seatsFewest + (position % seatsRange)
  const began = addDays(day, -termDays)
  const changing = position % 2 === 0 ? count : 0
  return Array.from({ length: count }, (_, index): SeededSeat[] => {
    const seat = index + 1
    const office: CouncilOffice =
      seat === 1 ? 'chair' : seat === 2 ? 'deputyChair' : seat === 3 ? 'secretary' : 'member'
    const nominatedBy = nominator(position + index)
    const name = nameOf(position, index)
    if (seat !== changing) return [{ seat, office, name, nominatedBy, termFrom: began }]
    const last = addDays(day, -changeDays)
    const endedReason = ends[(position / 2) % ends.length] ?? 'resigned'
    return [
      { seat, office, name, nominatedBy, termFrom: began, termTo: last, endedReason },
      {
        seat,
        office,
        name: nameOf(position, index + 1),
        nominatedBy: nominator(position + index + 1),
        termFrom: addDays(last, 1),
      },
    ]
  }).flat()
}

function nominator(at: number): SeededSeat['nominatedBy'] {
  const [tg, ru, en] = nominators[at % nominators.length] ?? nominators[0]
  return { original: 'tg', tg, ru, en }
}
