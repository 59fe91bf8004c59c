import { actors } from './actors.ts'
import type { ActorName, Outcome } from './actors.ts'

/** What every actor got in every cell, by line. */
export class Cells {
  readonly #seen = new Map<string, Map<ActorName, Set<Outcome>>>()

  /** Notes one outcome; a cell may be reached in many ways. */
  note(line: string, actor: ActorName, outcome: Outcome): void {
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

  #letter(line: string, actor: ActorName): string {
    const seen = this.#seen.get(line)?.get(actor)
    if (seen !== undefined && seen.size > 0) {
      const all = [...seen].sort().join('')
      return all === 'ov' ? 'm' : all.length === 1 ? all : '!'
    }
    return this.#seen.get(lookupOf(line))?.get(actor)?.has('n') === true ? 'n' : '-'
  }
}

const isLookup = (line: string) => line.startsWith('lookup ')

/** `Meeting.title own-draft` is a field of what `lookup Meeting own-draft` asked for. */
function lookupOf(line: string): string {
  const [, type, tag] = /^(\w+)\.\w+ (\S+)$/.exec(line) ?? []
  return `lookup ${type} ${tag}`
}
