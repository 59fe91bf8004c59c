/** Everybody whose rights the matrix tries out, in the order of its columns. */
export const actors = [
  'anonymous',
  'receiptHolder',
  'member',
  'secretary',
  'chair',
  'moderator',
  'officer',
  'coordinator',
  'observer',
  'administrator',
  'suspended',
] as const
export type ActorName = (typeof actors)[number]

/**
 * Which part of the fixtures a record belongs to: the half in which the actors hold their offices, the other half, or both.
 * `draft` is what its council has not made public yet.
 */
export const tags = ['own', 'own-draft', 'other', 'other-draft', 'all'] as const
export type Tag = (typeof tags)[number]

/** The two halves of the fixtures. */
export type Half = 'own' | 'other'

/** What one actor gets in one cell. */
export const outcomes = {
  v: 'value',
  o: 'null',
  m: 'value for some of these records and null for others',
  f: 'forbidden',
  n: 'not found: asked for by its own id, answered as if it did not exist',
  '-': 'absent: nothing that this actor can ask leads there',
  i: 'refused as invalid input',
  c: 'refused as a conflict',
  r: 'refused as a wrong or unknown credential',
  u: 'refused until the person has confirmed who they are',
  '!': 'something that must not be, such as two ways to one record that contradict each other; never passes',
} as const
export type Outcome = keyof typeof outcomes
