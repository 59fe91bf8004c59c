import type { PostRole } from '@hamkori/schema/identity.constants'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import { emptyText } from '../../platform/forms/trilingual.ts'

/** A post as its form keeps it. */
export interface PostFieldsValue {
  role: PostRole | ''
  departmentId: string
  title: TrilingualFields
  validFrom: string
  validTo: string
}

/** A post from this day on, nothing else chosen yet. */
export const emptyPost = (validFrom: string): PostFieldsValue => ({
  role: '',
  departmentId: '',
  title: emptyText(),
  validFrom,
  validTo: '',
})

/**
 * The API's input. Only an officer has a department and signs answers; what was written for one before another post was
 * chosen is not sent. Null while no kind of post is chosen.
 */
export function postInput({ role, departmentId, title, validFrom, validTo }: PostFieldsValue) {
  if (role === '') return null
  const written = [title.tg, title.ru, title.en].some((text) => text.trim() !== '')
  return {
    role,
    departmentId: (role === 'officer' && departmentId) || null,
    title: role === 'officer' && written ? title : null,
    validFrom,
    validTo: validTo || null,
  }
}

/** What is missing before the API can be asked, in its own codes, below `path`. */
export const postGaps = ({ role }: PostFieldsValue, path: readonly string[] = []) =>
  role === '' ? [{ path: [...path, 'role'], code: 'required' }] : []
