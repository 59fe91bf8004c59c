/** Which record an entry is about: the type and the key that the entry has. */
export interface SubjectKey {
  readonly type: string
  readonly key: string
}

/** The permanent id of a record, of the form that all ids have; unlike those of types in the API its key need not be a UUID. */
export function subjectIdOf({ type, key }: SubjectKey): string {
  return Buffer.from(`${type}:${key}`).toString('base64')
}

/** Reads an id of {@link subjectIdOf}, or the permanent id of any record; null for anything else. */
export function readSubjectId(id: string): SubjectKey | null {
  const text = id.length <= 400 ? Buffer.from(id, 'base64').toString('utf8') : ''
  const [, type, key] = /^([A-Z]\w{0,60}):([^\0]{1,200})$/u.exec(text) ?? []
  return type === undefined || key === undefined ? null : { type, key }
}
