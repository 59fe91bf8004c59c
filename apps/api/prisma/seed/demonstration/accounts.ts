import type { PostRole } from '@hamkori/schema/identity'
import type { Territory } from '../../../src/modules/territory/index.ts'

/** A person of the demonstration: nobody real, known by what they are. */
export interface SeededAccount {
  /** How the rest of the seed finds the person: `secretary.khujand`, `member.sino.4`, `officer.MIA-SU-01`. */
  readonly key: string
  readonly email: string
  readonly label: string
  /** What the person may do, in words. */
  readonly role: string
  /** False for the people of other councils and departments, whose acts fill the record and whose password nobody knows. */
  readonly listed: boolean
  readonly post?: {
    readonly role: PostRole
    readonly departmentId?: string
    readonly title?: { tg: string; ru: string; en: string }
  }
}

/** What colleagues read; a label is one text, in the language of the country's offices. */
const postLabels = { coordinator: 'Ҳамоҳангсози миллӣ', observer: 'Мушоҳид', administrator: 'Маъмур' } as const

/** Councils whose people sign in, by slug. */
const openCouncils = { khujand: 'Хуҷанд', bokhtar: 'Бохтар', sino: 'Сино' } as const
const openDepartments = ['MIA-SU', 'MIA-SU-01', 'MIA-KT-01', 'MIA-DU-02'] as const
/** Councils and departments that act in the record without anybody to sign in. */
const otherCouncils = {
  isfara: 'Исфара',
  panjakent: 'Панҷакент',
  'kulob-zone': 'минтақаи Кӯлоб',
  danghara: 'Данғара',
  hisor: 'Ҳисор',
  vahdat: 'Ваҳдат',
  khorugh: 'Хоруғ',
  firdavsi: 'Фирдавсӣ',
  shahritus: 'Шаҳритус',
} as const
const otherDepartments = [
  'MIA-SU-02',
  'MIA-SU-05',
  'MIA-KT-KZ',
  'MIA-KT-09',
  'MIA-KT-24',
  'MIA-RA-01',
  'MIA-RA-04',
  'MIA-GB-01',
  'MIA-DU-03',
] as const
/** The seat of the ordinary member who signs in: the first after chair, deputy chair and secretary. */
const memberSeat = 4

/**
 * The people of the demonstration. Sixteen can sign in: three of each of three councils, four officers, and three posts
 * of the country. The others only act in the record.
 */
export function accountsOf(territory: Territory): SeededAccount[] {
  return [
    ...Object.entries(openCouncils).flatMap(([slug, name]) => [
      ...secretariat(slug, name, true),
      person(
        `member.${slug}.${memberSeat}`,
        `member.${slug}`,
        `Узв, шӯрои ${name}`,
        'member of a public council',
        true,
      ),
    ]),
    ...openDepartments.map((code) => officer(territory, code, true)),
    ...(['coordinator', 'observer', 'administrator'] as const).map((role) => ({
      ...person(role, role, postLabels[role], role, true),
      post: { role },
    })),
    ...Object.entries(otherCouncils).flatMap(([slug, name]) => secretariat(slug, name, false)),
    ...otherDepartments.map((code) => officer(territory, code, false)),
  ]
}

function secretariat(slug: string, name: string, listed: boolean): SeededAccount[] {
  return [
    person(`chair.${slug}`, `chair.${slug}`, `Раис, шӯрои ${name}`, 'chair of a public council', listed),
    person(`secretary.${slug}`, `secretary.${slug}`, `Котиб, шӯрои ${name}`, 'secretary of a public council', listed),
  ]
}

function officer({ departmentByCode }: Territory, code: string, listed: boolean): SeededAccount {
  const department = departmentByCode.get(code)
  if (department === undefined) throw new Error(`there is no department ${code}`)
  const title = {
    tg: `Муовини сардори ${department.nameTg}`,
    ru: `Заместитель начальника ${department.nameRu.replace(/^Управление /, 'Управления ')}`,
    en: `Deputy head, ${department.nameEn}`,
  }
  const about = person(
    `officer.${code}`,
    `officer.${code.toLowerCase()}`,
    `Корманд, ${department.nameTg}`,
    'officer of a department',
    listed,
  )
  return { ...about, post: { role: 'officer', departmentId: department.id, title } }
}

function person(key: string, localPart: string, label: string, role: string, listed: boolean): SeededAccount {
  return { key, email: `${localPart}@demo.hamkori.example`, label: `${label} (намоишӣ)`, role, listed }
}
