import { actors } from './actors.ts'
import type { ActorName, Outcome } from './actors.ts'

/** The reviewed letters of each line, in the order of the actors. */
export type Expected = ReadonlyMap<string, readonly string[]>

/** Thrown at the first cell that is not as reviewed, where that is all a run is asked about. */
export class Difference extends Error {}

/** What every actor got in every cell, by line. */
export class Cells {
  readonly #seen = new Map<string, Map<ActorName, Set<Outcome>>>()
  readonly #expected: Expected | null

  constructor(expected: Expected | null = null) {
    this.#expected = expected
  }

  /** Notes one outcome; a cell may be reached in many ways. */
  note(line: string, actor: ActorName, outcome: Outcome): void {
    if (this.#expected !== null && !isLookup(line) && !this.#isExpected(line, actor, outcome))
      throw new Difference(`${line}: ${actor} got ${outcome}`)
    const ofLine = this.#seen.get(line) ?? new Map<ActorName, Set<Outcome>>()
    const ofActor = ofLine.get(actor) ?? new Set<Outcome>()
    ofActor.add(outcome)
    ofLine.set(actor, ofActor)
    this.#seen.set(line, ofLine)
  }

  /** Makes sure that a line is there, although perhaps nobody reaches it. */
  want(line: string): void {
    if (!this.#seen.has(line)) this.#seen.set(line, new Map())
  }

  /** How often cells were reached, each way counted once for each actor. */
  get reached(): number {
    return [...this.#seen.values()].reduce((sum, ofLine) => sum + ofLine.size, 0)
  }

  /** As plain JSON. */
  toJSON(): [string, [ActorName, Outcome[]][]][] {
    return [...this.#seen].map(([line, ofLine]) => [line, [...ofLine].map(([actor, seen]) => [actor, [...seen]])])
  }

  /** Adds what another process noted. */
  add(json: ReturnType<Cells['toJSON']>): void {
    for (const [line, ofLine] of json) {
      this.want(line)
      for (const [actor, seen] of ofLine) for (const outcome of seen) this.note(line, actor, outcome)
    }
  }

  /** Every line with one letter for each actor. */
  lines(): Map<string, readonly string[]> {
    return new Map(
      [...this.#seen.keys()]
        .filter((line) => !isLookup(line))
        .map((line) => [line, actors.map((actor) => this.#letter(line, actor))]),
    )
  }

  /** Throws {@link Difference} where a line is not as reviewed for this actor. */
  compare(actor: ActorName): void {
    for (const [line, letters] of this.#expected ?? []) {
      const wanted = letters[actors.indexOf(actor)]
      const got = this.#letter(line, actor)
      if (got !== wanted) throw new Difference(`${line}: ${actor} got ${got} instead of ${wanted}`)
    }
  }

  #letter(line: string, actor: ActorName): string {
    const seen = this.#seen.get(line)?.get(actor)
    if (seen !== undefined && seen.size > 0) {
      const all = [...seen].sort().join('')
      return all === 'ov' ? 'm' : all.length === 1 ? all : '!'
    }
    return this.#seen.get(lookupOf(line))?.get(actor)?.has('n') === true ? 'n' : '-'
  }

  #isExpected(line: string, actor: ActorName, outcome: Outcome): boolean {
    const letter = this.#expected?.get(line)?.[actors.indexOf(actor)]
    return letter === outcome || (letter === 'm' && (outcome === 'o' || outcome === 'v'))
  }
}

const isLookup = (line: string) => line.startsWith('lookup ')

/** `Meeting.title own-draft` is a field of what `lookup Meeting own-draft` asked for. */
function lookupOf(line: string): string {
  const [, type, tag] = /^(\w+)\.\w+ (\S+)$/.exec(line) ?? []
  return `lookup ${type} ${tag}`
}
