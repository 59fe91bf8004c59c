import { permissionFor } from '../../platform/assert-transition.ts'
import type { Table } from '../../platform/assert-transition.ts'
import { capacityFor } from '../../platform/authorize.ts'
import type { NameShape } from '../../platform/text-types.ts'
import type { Actor, SignedInViewer } from '../../platform/viewer.ts'

/** Who signs for a department: the person, and the post as it is printed under the answer. */
export interface Signature {
  readonly personId: string
  readonly title: NameShape
}

/** What is printed where a post has no title of its own. */
const plainTitle: NameShape = { tg: 'Корманди масъул', ru: 'Ответственный сотрудник', en: 'Responsible officer' }

/**
 * The signature of an officer for a department, from the post that gives the right to sign: the one in that very
 * department before one above it. Null for everybody who holds no such post; the system never signs.
 */
export function signatureFor(actor: Actor, departmentId: string): Signature | null {
  if (actor.kind !== 'person') return null
  const post = officerPost(actor, departmentId)
  if (post === undefined) return null
  return {
    personId: actor.personId,
    title: {
      tg: post.titleTg ?? plainTitle.tg,
      ru: post.titleRu ?? plainTitle.ru,
      en: post.titleEn ?? plainTitle.en,
    },
  }
}

function officerPost(actor: SignedInViewer, departmentId: string) {
  const posts = actor.posts.filter((post) => post.role === 'officer' && post.departmentIds.includes(departmentId))
  return posts.find((post) => post.departmentId === departmentId) ?? posts[0]
}

/**
 * The capacity in which somebody acts for the body that puts a case on the record, as the public history prints it: the office on that
 * council, or the post from which the right follows; `system` for imports and seeds.
 */
export function issuerCapacity(
  { transitions }: { readonly transitions: Table<string, string> },
  actor: Actor,
  verb: string,
  councilId: string,
): string {
  return capacityFor(actor, permissionFor(transitions, verb), { councilId }).capacity ?? 'system'
}
