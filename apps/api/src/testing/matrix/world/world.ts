import type { ActorName, Half, Tag } from '../actors.ts'

/** Who may read a canary, by the second statement of the policy (canary-policy.ts). */
export type CanaryRule = 'draft' | 'comment' | 'account' | 'self' | 'suspension' | 'trail' | 'secret'

/** A text that stands in exactly one restricted place, and what the place belongs to. */
export interface Canary {
  /** As it would stand in an answer. */
  readonly token: string
  readonly rule: CanaryRule
  /** Table and column, for reports. */
  readonly column: string
  /** The council, person or receipt that it belongs to. */
  readonly owner: string
}

/** A record that `node(id:)` may lead to. */
export interface WorldRecord {
  readonly type: string
  readonly id: string
  readonly tag: Tag
}

/** One half of the world: ids and references by a name of ours. */
export type Things = Readonly<Record<string, string>>

/** Everything that the matrix has to know about the seeded world; plain JSON, so that processes can share it. */
export interface World {
  /** Session tokens; null where nobody is signed in. */
  readonly tokens: Readonly<Record<ActorName, string | null>>
  /** Sessions of the same people in which the last proof of who they are is too old for some acts. */
  readonly staleTokens: Readonly<Record<ActorName, string | null>>
  /** What each actor holds: a post or a seat of their own. */
  readonly holdings: Readonly<Record<ActorName, { readonly postId: string | null; readonly seatId: string | null }>>
  readonly people: Readonly<Record<ActorName, string | null>>
  readonly records: readonly WorldRecord[]
  /** Records that belong to one person, such as a session: `own` for that person and `other` for everybody else. */
  readonly personal: readonly { readonly type: string; readonly id: string; readonly personId: string }[]
  readonly halves: Readonly<Record<Half, Things>>
  readonly canaries: readonly Canary[]
}

/** Things and canaries while the world is built. */
export class Maker {
  readonly records: WorldRecord[] = []
  readonly canaries: Canary[] = []
  #next = 0

  /** A new canary, as a text that can stand in any column. */
  canary(rule: CanaryRule, column: string, owner: string): string {
    this.#next += 1
    const token = `cnry${String(this.#next).padStart(5, '0')}z`
    this.canaries.push({ token, rule, column, owner })
    return token
  }

  /** Marks a value that the database made itself, such as a hash, in every way in which it could be written down. */
  mark(rule: CanaryRule, column: string, owner: string, value: Uint8Array): void {
    const bytes = Buffer.from(value)
    for (const form of ['hex', 'base64', 'base64url'] as const)
      this.canaries.push({ token: bytes.toString(form), rule, column, owner })
  }

  /** Takes a record into the world. */
  record(type: string, id: string, tag: Tag): string {
    this.records.push({ type, id, tag })
    return id
  }
}
