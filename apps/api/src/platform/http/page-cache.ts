import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { CachePolicyName } from '../cache-policy.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { within } from '../within.ts'
import { isSameVersion, versionOf } from './cache-versions.ts'
import type { Version, Versions } from './cache-versions.ts'
import { compressWhole, isWorthCompressing } from './compression.ts'
import type { InTurn } from './turns.ts'

/** A page as it was drawn. */
export interface DrawnPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Text, or the bytes of a file, which are sent as they are. */
  readonly body: string | Uint8Array
  /** What it was made from, or null where it must not be kept. */
  readonly policies: ReadonlySet<CachePolicyName> | null
  /** Other sites may show it in a frame. */
  readonly isFrameable?: boolean
}

/** A page as it is sent: whole, compressed once. */
export interface SentPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Null where it is too short to be compressed, or not a text. */
  readonly compressed: Buffer | null
  /** A hash of the body; null of a page that is not kept. */
  readonly tag: string | null
  readonly isFrameable: boolean
}

/** Pages that are the same for all visitors, kept as they are sent. */
export interface PageCache {
  /**
   * The page named `key`: the kept one if nothing that it was made from has changed since, or if it changes so often that it rests
   * ({@link restOf}) and while such a page is drawn; otherwise drawn anew, once for all who ask meanwhile. Only a page that was found
   * (200) and says what it was made from is kept.
   */
  page(key: string, draw: () => Promise<DrawnPage>): Promise<SentPage>
  /** Bytes that the kept pages take. */
  size(): number
}

/** What a page cache works with. */
export interface PageCacheOptions {
  readonly versions: Versions
  /** The day, whose end makes every page old. */
  readonly day: () => string
  /** Pages are drawn in these turns. */
  readonly inTurn: InTurn
  /** Says in a page as of when it is, for as long as nobody knows whether it still holds. */
  readonly mark: (page: SentPage, asOf: Date) => Promise<SentPage>
}

interface Entry {
  readonly page: SentPage
  /** When it was last known to hold. */
  knownAt: Date
  readonly policies: readonly CachePolicyName[]
  readonly version: Version
  readonly drawnAt: number
  /** How many drawings running came within {@link soonMs} of the one before. */
  readonly soon: number
  /** Until when it is sent even if something has changed. Both moments on the clock of `performance.now()`. */
  readonly restsUntil: number
}

/** A page drawn anew within this time of the last drawing, or of the rest after it, has changed soon. */
const soonMs = 1_000
/** How many drawings so soon after each other make a page rest. */
const soonTimes = 3

/** For how long a page rests at most, in milliseconds. */
const longestRestMs = 2_000
/** How old a page that changes again and again may be, in milliseconds, and still be sent while it is drawn anew. */
const oldestMs = 3_000

/**
 * For how long a page that changes again and again is sent as it was drawn last, in milliseconds: so that drawing it, while many people
 * write, takes at most a twentieth of a processor. Never longer than two seconds.
 * @param took how long drawing it took, in milliseconds.
 */
export function restOf(took: number): number {
  return Math.min(20 * took, longestRestMs)
}

/** How long the versions are waited for, and how long they are not asked for again after that. */
const versionMs = 1_000
const restMs = 2_000
const away = Symbol('the database does not answer')

/** Most bytes of pages whose address has no query: those that people mean when they say a page. */
const plainBytes = 20 * 1024 * 1024
/** Most bytes of pages with a query. Anybody can think of queries, and must not push the others out. */
const queriedBytes = 8 * 1024 * 1024
/** Longest key, in characters. */
const longestKey = 2_000

/**
 * Keeps pages as long as the versions of everything that they were made from are the same ({@link Versions}, as the response cache
 * has them) and the day, as `day` says it, has not changed: a page may say what is overdue today. The versions are read before the
 * page is drawn. Every change is seen at once, but for a page that was drawn anew three times running, each time within a second of the
 * last, or of its rest: there it is seen after {@link restOf} and the time that drawing it takes, because nobody waits for it. While the database does not answer, kept pages are sent with a mark that says as of
 * when they are: what was public stays public.
 */
export function createPageCache({ versions, day, inTurn, mark }: PageCacheOptions): PageCache {
  const plain = pagesUpTo(plainBytes)
  const queried = pagesUpTo(queriedBytes)
  const once = oneAtATime<SentPage>()
  const policies = Object.keys(versions) as CachePolicyName[]
  const readers = new Map<string, () => Promise<Version>>()
  let awayUntil = 0
  return {
    async page(key, draw) {
      const kept = await find(key)
      if (kept !== null) return kept
      const drawing = once(key, () => inTurn(() => drawAnew(key, draw)))
      const last = changing(key)
      if (last === null) return drawing
      // Where it fails, whoever asks next has it drawn again, and waits for it once this one is too old.
      drawing.catch(() => undefined)
      return last
    },
    size: () => plain.calculatedSize + queried.calculatedSize,
  }

  /** A page that changes again and again, as it was drawn last, of today and not too old; else null. */
  function changing(key: string): SentPage | null {
    const entry = partOf(key).peek(key)
    if (entry === undefined || entry.soon < soonTimes || entry.version[0] !== day()) return null
    return performance.now() - entry.drawnAt < oldestMs ? entry.page : null
  }

  async function find(key: string): Promise<SentPage | null> {
    const entry = partOf(key).get(key)
    if (entry === undefined) return null
    if (performance.now() < entry.restsUntil && entry.version[0] === day()) return entry.page
    const version = await versionOrAway(entry.policies)
    if (version === away) return mark(entry.page, entry.knownAt)
    if (!isSameVersion(version, entry.version)) return null
    entry.knownAt = new Date()
    return entry.page
  }

  /** The version now; {@link away} where the database does not answer in time, or has not done so within the last two seconds. */
  async function versionOrAway(of: readonly CachePolicyName[]): Promise<Version | typeof away> {
    if (performance.now() < awayUntil) return away
    try {
      return await within(versionMs, versionNow(of))
    } catch {
      awayUntil = performance.now() + restMs
      return away
    }
  }

  async function drawAnew(key: string, draw: () => Promise<DrawnPage>): Promise<SentPage> {
    // Whoever drew before may have kept it.
    const kept = await find(key)
    if (kept !== null) return kept
    const [today, before] = [day(), performance.now() < awayUntil ? null : await versionsNow()]
    const began = performance.now()
    const { status, headers, body: drawn, policies: used, isFrameable = false } = await draw()
    const body = Buffer.from(drawn as Uint8Array)
    const keeps = before !== null && used !== null && status === 200 && key.length <= longestKey
    const isText = typeof drawn === 'string' && isWorthCompressing(body.length)
    const compressed = isText ? await compressWhole(body, keeps ? 'kept' : 'once') : null
    if (!keeps) return { status, headers, body, compressed, tag: null, isFrameable }
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    const drawnAt = performance.now()
    const last = partOf(key).peek(key)
    const soon = last !== undefined && began - Math.max(last.drawnAt, last.restsUntil) < soonMs ? last.soon + 1 : 0
    const restsUntil = soon < soonTimes ? 0 : drawnAt + restOf(drawnAt - began)
    const page: SentPage = { status, headers, body, compressed, tag, isFrameable }
    const version = [today, ...[...used].flatMap((policy) => before.get(policy) ?? [])]
    partOf(key).set(key, { page, knownAt: new Date(), policies: [...used], version, drawnAt, soon, restsUntil })
    return page
  }

  async function versionNow(of: readonly CachePolicyName[]): Promise<Version> {
    const name = of.join()
    let read = readers.get(name)
    if (read === undefined) readers.set(name, (read = versionOf(versions, of)))
    const parts = await read()
    return [day(), ...parts]
  }

  /** The versions of all policies, because nobody knows yet what the page will ask; null where they cannot be read. */
  async function versionsNow(): Promise<ReadonlyMap<CachePolicyName, Version> | null> {
    try {
      const read = policies.map(
        async (policy) => [policy, await within(versionMs, versionOf(versions, [policy])())] as const,
      )
      return new Map(await Promise.all(read))
    } catch {
      return null
    }
  }

  function partOf(key: string): LRUCache<string, Entry> {
    return key.includes('?') ? queried : plain
  }
}

function pagesUpTo(maxSize: number): LRUCache<string, Entry> {
  return new LRUCache<string, Entry>({
    maxSize,
    maxEntrySize: maxSize / 8,
    sizeCalculation: ({ page }, key) => page.body.length + (page.compressed?.length ?? 0) + key.length,
  })
}
