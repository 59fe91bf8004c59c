import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { establishCouncil, startMembership } from '../src/modules/councils/index.ts'
import { db } from '../src/platform/db.ts'
import type { SystemActor } from '../src/platform/viewer.ts'
import { newSession } from '../src/testing/sessions.ts'

/** A secretary who is signed in, with the council and the department of the findings. */
export interface Secretary {
  readonly cookie: string
  readonly councilId: string
  readonly departmentId: string
}

/** What people have written: acts each second, and how long each took, in milliseconds. */
export interface Written {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

const actor: SystemActor = { kind: 'system', name: 'bench' }
const manifest = join(process.env['WEB_DIST'] ?? '', 'server/documents.json')
const documents = Object.values(
  (JSON.parse(readFileSync(manifest, 'utf8')) as { current: Record<string, string> }).current,
)
const named = (name: string): string => documents.find((text) => text.startsWith(`mutation ${name}(`)) ?? ''

/** A question of the web app by its name, as its build has written it down. Throws where there is none. */
export function queryNamed(name: string): string {
  const found = documents.find((text) => new RegExp(`^query ${name}\\b`).test(text))
  if (found === undefined) throw new Error(`the web app asks no question ${name}`)
  return found
}

const [register, send] = [named('RegisterShortcoming'), named('SendShortcoming')]
const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64')

/** Seats secretaries on councils of one region, one on each, whose numbers all come from one counter. */
export async function secretaries(count: number): Promise<readonly Secretary[]> {
  const councils = await councilsOfSughd(count)
  const seated = []
  for (const { id: councilId, departmentId } of councils) {
    const known = await db.membership.findFirst({ where: { councilId, office: 'secretary', personId: { not: null } } })
    const personId = known?.personId ?? (await newSecretary(councilId))
    const cookie = `hamkori=${await newSession(personId)}`
    seated.push({
      cookie,
      councilId: globalId('Council', councilId),
      departmentId: globalId('Department', departmentId),
    })
  }
  return seated
}

/** The councils that sources name are fewer: departments that have none get one. */
async function councilsOfSughd(count: number) {
  const area = { code: { startsWith: 'TJ-SU' } }
  const bare = await db.department.findMany({
    where: { area, councils: { none: {} } },
    include: { area: true },
    take: count,
  })
  for (const { code, area: place } of bare) {
    await establishCouncil(actor, {
      ...{ slug: `bench-${code.toLowerCase()}`, areaCode: place.code, departmentCode: code },
      ...{ name: { tg: code, ru: code, en: code }, sourceCodes: [] },
    })
  }
  const councils = await db.council.findMany({ where: { area }, take: count })
  if (councils.length < count) throw new Error(`${councils.length} councils instead of ${count}`)
  return councils
}

async function newSecretary(councilId: string): Promise<string> {
  const email = `secretary-${crypto.randomUUID()}@bench.invalid`
  const person = { email, passwordHash: '!', label: 'bench', searchText: 'bench', acceptedAt: new Date() }
  const { id } = await db.person.create({ data: person })
  const seat = 1 + (await db.membership.count({ where: { councilId } }))
  await startMembership(actor, { councilId, personId: id, office: 'secretary', seat, termFrom: '2026-01-01' })
  return id
}

/** How people write. */
export interface Writing {
  /** Each case is handed over at once, which changes what is public. */
  readonly sends: boolean
  /** Milliseconds from the start of one case to the next; 0 as fast as they are answered. */
  readonly everyMs: number
}

/** Lets each person register one case after another until the signal. */
export async function writeUntil(
  signal: AbortSignal,
  url: string,
  people: readonly Secretary[],
  { sends, everyMs }: Writing,
): Promise<Written> {
  const began = performance.now()
  const took: number[] = []
  const act = async (cookie: string, query: string, input: object): Promise<string> => {
    const start = performance.now()
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const text = await response.text()
    const id = /"id":"([^"]+)"/.exec(text)?.[1]
    if (id === undefined) throw new Error(`a case was refused: ${text.slice(0, 300)}`)
    took.push(performance.now() - start)
    return id
  }
  await Promise.all(
    people.map(async ({ cookie, councilId, departmentId }) => {
      while (!signal.aborted) {
        const next = everyMs === 0 ? null : sleep(everyMs)
        const title = { original: 'tg', tg: 'Қабул дер сар мешавад' }
        const detail = { original: 'tg', tg: 'Се ҳафта пай дар пай.' }
        const about = { councilId, departmentId, topic: 'other', severity: 'low', title, detail }
        const id = await act(cookie, register, { idempotencyKey: crypto.randomUUID(), ...about })
        if (sends) await act(cookie, send, { shortcomingId: id })
        await next
      }
    }),
  )
  took.sort((one, other) => one - other)
  const at = (share: number): number => took[Math.floor(took.length * share)] ?? 0
  return { perSecond: took.length / ((performance.now() - began) / 1_000), p50: at(0.5), p99: at(0.99) }
}
