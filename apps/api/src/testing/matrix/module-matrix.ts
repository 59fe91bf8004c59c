import { randomUUID } from 'node:crypto'
import type { RecordFixture } from '../record-fixture.ts'
import type { ActorName, Half, Tag } from './actors.ts'
import type { Fixtures, Ground, Maker, Things } from './fixtures/fixtures.ts'

/**
 * What a module contributes to the authorization matrix, in `modules/<module>/testing/<module>.matrix.ts`. What everybody
 * gets stands beside it in `<module>.matrix.txt`, which `pnpm matrix:propose` writes and a person reviews.
 */
export interface ModuleMatrix {
  /**
   * Types whose lines stand in this module's file although other modules lead to them too, and fields (`Type.field`) that this
   * module adds to a type of another. A type that only this module leads to needs no entry.
   */
  readonly types?: readonly string[]
  /** Each field of `Query` that the module declares: the arguments of its one call, or its calls in each half. */
  readonly queries?: Readonly<Record<string, string | QueryCalls>>
  /** Each mutation that the module declares. */
  readonly actions?: Readonly<Record<string, ActionInput | ActionCase>>
  /** Makes records of every state in one half, through the module's actions. Gets what the modules before it made. */
  readonly makeRecords?: (maker: Maker, ground: Ground, things: Things) => Promise<Things>
  /** Fills columns that no action of the fixtures fills, as the owner of the tables, so that each field is tried with a value. */
  readonly fillColumns?: (things: Readonly<Record<Half, Things>>) => Promise<void>
  /** The tables of the module that hold text or bytes, or that the version of the public record does not count. */
  readonly tables?: Readonly<Record<string, TableFacts>>
  /**
   * Who may read a canary of a rule, as a condition in SQL over the tables of people, posts and seats: the policy a second
   * time, in other words than the application's. What the condition may use is written in `canary-policy.ts`.
   */
  readonly canaryRules?: Readonly<Record<string, string>>
  /** Puts canaries by hand into restricted columns that no action of the fixtures fills, for each of these people or halves. */
  readonly plantCanaries?: (
    maker: Maker,
    personIds: readonly string[],
    halves: Readonly<Record<Half, Things>>,
  ) => Promise<void>
  /**
   * Makes an example of each type of the module whose fields may be cached, so that the test of cache policies sees what they
   * read. Answers the arguments of root fields that lead to it, by the name of the field.
   */
  readonly cacheExample?: (records: RecordFixture) => Promise<Readonly<Record<string, string>>>
  /** Types that `node(id:)` leads to and that declare no scope of their own. */
  readonly withoutScope?: {
    /** Reference data and registers that are public in every state. */
    readonly open?: readonly string[]
    /**
     * The loader asks the policy which of them this viewer may know of, and answers nothing for the others. A scope of the
     * type that says yes to everybody would only be asked at every field.
     */
    readonly authorizedByLoader?: readonly string[]
  }
}

/** What a module says of one of its tables. The three languages of a text count as one column. */
export interface TableFacts {
  /** Columns with text or bytes that not everybody may read. Each of them holds a canary in the fixtures of the matrix. */
  readonly restricted?: readonly string[]
  /** Columns with text that is public, that holds nothing but codes, or that is restricted only as part of its row. */
  readonly others?: readonly string[]
  /** Why no cached response about the public record can show what is in the table, so that its changes are not counted. */
  readonly uncounted?: string
}

/** Declares a module's part of the matrix. */
export function defineMatrix(matrix: ModuleMatrix): ModuleMatrix {
  return matrix
}

/** One way to call a field of the root. */
export interface QueryCall {
  readonly tag: Tag
  readonly args: string
}
export type QueryCalls = (fixtures: Fixtures, actor: ActorName, half: Half) => QueryCall[]

/**
 * Where an action is tried: on the own half or the other; `void` names nothing that exists and says nothing that is valid; `stale` is
 * `own` in a session in which the person has not lately proved who they are.
 */
export type ActionScope = Half | 'void' | 'stale' | 'self' | 'crossed'

/** The variables of an action in a scope: from the things of that half, or from nothing. */
export type ActionInput = (
  thing: (name: string) => string,
  id: (type: string, name: string) => string,
  scope: ActionScope,
  /** What stands in a link that was mailed to somebody of the half. */
  link: (thing: string) => string,
) => object

/** An action that is tried in other scopes than own, other, void and stale. */
export interface ActionCase {
  readonly input: ActionInput
  /** Needs no session, so that none can be too old for it. */
  readonly isOpen?: true
  /** Also tried on oneself (`self`), or on an own record with somebody of the other half (`crossed`). */
  readonly also?: readonly ('self' | 'crossed')[]
}

/** An id that no record has. */
export const nobody = '00000000-0000-4000-8000-000000000000'

/** The text, or nothing where the input is to be invalid. */
export function textIn(scope: ActionScope, text: string): string {
  return scope === 'void' ? '' : text
}

/** A text in one of the three languages. */
export function trilingual(scope: ActionScope, text: string): { original: string; tg: string } {
  return { original: 'tg', tg: textIn(scope, text) }
}

/** A fresh idempotency key, or no valid one. */
export function keyIn(scope: ActionScope): string {
  return scope === 'void' ? 'no key' : randomUUID()
}

const unknownLink = '0'.repeat(43)

/** What stands in a link: known to the one actor who holds the secrets of the own half, to everybody else a guess. */
export function linkOf(fixtures: Fixtures, actor: ActorName, half: Half, thing: string): string {
  return actor === 'receiptHolder' && half === 'own' ? (fixtures.halves.own[thing] ?? '') : unknownLink
}

/** Calls a field with one argument that names a thing of the half, and where there is one, with its draft. */
export function byThing(argument: string, thing: string, draft?: string): QueryCalls {
  return (fixtures, _actor, half) => {
    const call = (tag: Tag, name: string): QueryCall => ({
      tag,
      args: `${argument}: ${JSON.stringify(fixtures.halves[half][name] ?? '')}`,
    })
    return [call(half, thing), ...(draft === undefined ? [] : [call(`${half}-draft`, draft)])]
  }
}
