import DataLoader from 'dataloader'
import { sql } from 'kysely'
import { run } from './db.ts'
import { builder } from './builder.ts'
import { dayOf, today } from './clock.ts'
import { any, kysely, query } from './query.ts'
import type { SourceModel, TransitionModel } from '../../generated/prisma/models.ts'

/** Where a recorded fact comes from. */
export const Source = builder.objectRef<SourceModel>('Source').implement({
  cache: 'publicRecord',
  description: 'Where a recorded fact comes from.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name of the source, for example S4.' }),
    title: t.exposeString('title', { description: 'Title as published.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was published.' }),
    publishedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'When it was published, where that is known.',
      resolve: (source) => (source.publishedOn === null ? null : dayOf(source.publishedOn)),
    }),
    issues: t.exposeStringList('issues', {
      description: 'What is wrong or unclear in the source, and how it was read.',
    }),
  }),
})

const known = new Map<string, SourceModel>()

const sourcesWithCodes = query((values: { codes: readonly string[] }) =>
  kysely
    .selectFrom('source_view')
    .select(['code', 'title', 'url'])
    .select((source) => [
      source.cast<Date | null>('published_on', 'timestamptz').as('publishedOn'),
      source.fn.coalesce('issues', sql<string[]>`'{}'`).as('issues'),
    ])
    .where('code', '=', any(values.codes)),
)

/** What many records of one page ask for at once is read by one statement. */
const loader = new DataLoader<string, SourceModel | undefined>(
  async (codes) => {
    for (const source of await run(sourcesWithCodes, { codes })) known.set(source.code, source)
    return codes.map((code) => known.get(code))
  },
  { cache: false, batchScheduleFn: (callback) => void setImmediate(callback) },
)

/** The sources with these codes, in that order. Sources never change once loaded, so they are kept in memory. */
export async function loadSources(codes: readonly string[]): Promise<SourceModel[]> {
  const found = await Promise.all(codes.map(async (code) => known.get(code) ?? loader.load(code)))
  return found.filter((source) => source !== undefined)
}

/** A printed number whose record was discarded, as everybody sees it. */
export interface DiscardedNumberShape {
  readonly reference: string
  /** YYYY-MM-DD. */
  readonly discardedOn: string
  readonly reason: string
}

export const DiscardedNumber = builder.objectRef<DiscardedNumberShape>('DiscardedNumber').implement({
  cache: 'publicRecord',
  description: 'A printed number whose record was discarded before it became public. It is not given again.',
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'The number.' }),
    discardedOn: t.expose('discardedOn', { type: 'Date', description: 'The day, in Dushanbe.' }),
    reason: t.exposeString('reason', { description: 'Why, as the council wrote it.' }),
  }),
})

/** Makes a {@link DiscardedNumberShape} out of the step that discarded the record. */
export function discardedNumber(step: { reference: string; at: Date; reason: string | null }): DiscardedNumberShape {
  return { reference: step.reference, discardedOn: today(step.at), reason: step.reason ?? '' }
}

/** One step in a record's life, as everybody sees it. */
export interface TransitionShape extends Pick<
  TransitionModel,
  'at' | 'fromState' | 'verb' | 'toState' | 'capacity' | 'reason'
> {
  /** The department for which an officer acted, where the kind of record knows it. */
  readonly departmentId?: string
}

export const Transition = builder.objectRef<TransitionShape>('Transition').implement({
  cache: 'publicRecord',
  description: "One step in a record's life.",
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    fromState: t.exposeString('fromState', { nullable: true, description: 'The state before; null at the beginning.' }),
    verb: t.exposeString('verb', { description: 'What was done.' }),
    toState: t.exposeString('toState', { description: 'The state after.' }),
    capacity: t.exposeString('capacity', { description: 'The office in which the actor acted; never a name.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, where a reason is required.' }),
  }),
})
