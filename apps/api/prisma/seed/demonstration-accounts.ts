import type { PostRole } from '@hamkori/schema/identity'
import type { Territory } from '../../src/rooms/territory/index.ts'

/** A person of the demonstration: nobody real, known by what they are. */
export interface SeededAccount {
  /** How the rest of the seed finds the person: `secretary.khujand`, `member.sino.4`, `officer.MIA-SU-01`. */
  readonly key: string
  readonly email: string
  readonly label: string
  /** What the person may do, in words. */
  readonly role: string
  readonly post?: { readonly role: PostRole; readonly departmentId?: string; readonly title?: { tg: string; ru: string; en: string } }
}

const councils = [
  ['khujand', 'Khujand'],
  ['bokhtar', 'Bokhtar'],
  ['sino', 'Sino'],
] as const
const departments = ['MIA-SU-01', 'MIA-KT-01', 'MIA-DU-02'] as const
/** The seat of the ordinary member who signs in: the first after chair, deputy chair and secretary. */
const memberSeat = 4

/** The people of the demonstration: three of each of three councils, three officers, and three posts of the country. */
export function accountsOf({ departmentByCode }: Territory): SeededAccount[] {
  return [
    ...councils.flatMap(([slug, name]) => [
      person(`chair.${slug}`, `chair.${slug}`, `Chair, council of ${name}`, 'chair of a public council'),
      person(`secretary.${slug}`, `secretary.${slug}`, `Secretary, council of ${name}`, 'secretary of a public council'),
      person(`member.${slug}.${memberSeat}`, `member.${slug}`, `Member, council of ${name}`, 'member of a public council'),
    ]),
    ...departments.map((code) => {
      const department = departmentByCode.get(code)
      if (department === undefined) throw new Error(`there is no department ${code}`)
      const title = {
        tg: `Муовини сардори ${department.nameTg}`,
        ru: `Заместитель начальника ${department.nameRu}`,
        en: `Deputy head, ${department.nameEn}`,
      }
      return {
        ...person(`officer.${code}`, `officer.${code.toLowerCase()}`, `Officer, ${department.nameEn}`, 'officer of a department'),
        post: { role: 'officer' as const, departmentId: department.id, title },
      }
    }),
    ...(['coordinator', 'observer', 'administrator'] as const).map((role) => ({
      ...person(role, role, `${role.charAt(0).toUpperCase()}${role.slice(1)} of the country`, role),
      post: { role },
    })),
  ]
}

function person(key: string, localPart: string, label: string, role: string): SeededAccount {
  return { key, email: `${localPart}@demo.hamkori.example`, label: `${label} (demonstration)`, role }
}
