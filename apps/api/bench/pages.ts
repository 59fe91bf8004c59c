/**
 * The pages of the site beside a static file of the same size from the same process: requests, latency, processor and memory, while
 * nobody writes, and while people register drafts and hand cases over.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { queryNamed, secretaries, writeUntil } from './registrations.ts'
import type { Writing, Written } from './registrations.ts'
import type { Measured } from './servers.ts'

/** What is measured of one page. */
export type PageLine = Readonly<Record<string, string>>

interface Load {
  readonly connections: number
  readonly seconds: number
}

/** Those that are mixed, in the shares in which they stand here. */
const pages = ['/tg', '/tg/dashboards/TJ-SU', '/tg/shortcomings', '/tg/areas/TJ-SU-01', '/tg/r/SU-01-1']
/** Measured one by one. */
const singly = [...pages, '/tg/councils/sughd']
/** What the desk asks when somebody opens it: the web app's own documents. */
const deskQuestions = ['Desk', 'Inbox']
/** In the form of a session: with it a page is drawn anew, for nobody. */
const anew = { cookie: `hamkori=${'A'.repeat(43)}` }
const client = join(process.env['WEB_DIST'] ?? '', 'client')

/**
 * Measures all pages together and beside people who write; then each page, kept and drawn anew.
 * @param only `mixed`: nothing but the first; `desk`, or an address: of the others only its lines.
 */
export async function benchPages(api: Measured, load: Load, only: string): Promise<readonly PageLine[]> {
  const lines = await benchMixed(api, load)
  if (only === '' || only === 'desk') lines.push(...(await benchDesk(api, load)))
  for (const path of singly.filter((page) => only === '' || page === only)) {
    const body = await sentBody(api, path)
    const file = `/assets/bench-${body.length}.html`
    const copies = [join(client, file), join(client, `${file}.gz`)]
    writeFileSync(copies[0] ?? '', gunzipSync(body))
    writeFileSync(copies[1] ?? '', body)
    const still = await measure(api, [file], load).finally(() => copies.forEach((copy) => rmSync(copy)))
    const kept = await measure(api, [path], load)
    const drawn = await measure(api, [path], load, anew)
    lines.push(
      lineOf(`a file like ${path}`, still, still),
      lineOf(path, kept, still),
      lineOf(`${path}, anew`, drawn, still),
    )
  }
  return lines
}

/** What secretaries read when they open the desk, each question by itself; nothing of it is kept. */
async function benchDesk(api: Measured, { connections, seconds }: Load): Promise<PageLine[]> {
  const [secretary] = await secretaries(1)
  const lines: PageLine[] = []
  for (const name of deskQuestions) {
    const request = {
      method: 'POST' as const,
      path: '/graphql',
      body: JSON.stringify({ query: queryNamed(name), variables: { first: 20 } }),
    }
    const headers = { 'content-type': 'application/json', cookie: secretary?.cookie ?? '' }
    const turn = await measureRequests(api, [request], { connections, seconds }, headers)
    lines.push({ ...lineOf(`the desk: ${name}`, turn, turn), share: '' })
  }
  return lines
}

/** How 16 people write: each a case a second, which no hand can, and as fast as they are answered. */
const writings: readonly (Writing & { readonly what: string })[] = [
  { what: 'register a case and send it, one a second each', sends: true, everyMs: 1_000 },
  { what: 'register drafts', sends: false, everyMs: 0 },
  { what: 'register a case and send it', sends: true, everyMs: 0 },
]

/** All pages together as visitors ask for them: while nobody writes, and beside each of {@link writings}. */
async function benchMixed(api: Measured, load: Load): Promise<PageLine[]> {
  const quiet = await measure(api, pages, load)
  const lines = [lineOf('all of them, mixed', quiet, quiet)]
  const people = await secretaries(16)
  for (const { what, ...how } of writings) {
    const stop = new AbortController()
    const writing = writeUntil(stop.signal, api.url, people, how)
    lines.push(lineOf(`while 16 ${what}`, await measure(api, pages, load), quiet))
    stop.abort()
    lines.push(registrationsLine(`16 ${what}, beside readers`, await writing))
  }
  lines.push(await benchRegistrations(api, load))
  return lines
}

/** 16 secretaries of one region register as fast as they are answered, and nobody reads. */
export async function benchRegistrations(api: Measured, { seconds }: Load): Promise<PageLine> {
  const people = await secretaries(16)
  const how = { sends: false, everyMs: 0 }
  await writeUntil(AbortSignal.timeout(1_000), api.url, people, how)
  return registrationsLine(
    '16 register drafts',
    await writeUntil(AbortSignal.timeout(seconds * 1_000), api.url, people, how),
  )
}

function registrationsLine(what: string, { perSecond, p50, p99 }: Written): PageLine {
  return {
    what,
    'req/s': String(Math.round(perSecond)),
    'p50 ms': p50.toFixed(0),
    'p99 ms': p99.toFixed(0),
    'CPU ms': '',
    share: '',
    'RSS MiB': '',
  }
}

interface Turn {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Milliseconds of the process's processor for one request. */
  readonly cpu: number
  readonly memory: number
}

/** A page's bytes as they are sent, not decompressed. */
function sentBody(api: Measured, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${api.url}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    }).on('error', reject)
  })
}

function measure(
  api: Measured,
  paths: readonly string[],
  load: Load,
  headers: Record<string, string> = {},
): Promise<Turn> {
  return measureRequests(
    api,
    paths.map((path) => ({ method: 'GET' as const, path })),
    load,
    headers,
  )
}

async function measureRequests(
  api: Measured,
  asked: readonly autocannon.Request[],
  { connections, seconds }: Load,
  headers: Record<string, string>,
): Promise<Turn> {
  const requests = [...asked]
  const job = { url: api.url, connections, workers: 1, headers: { 'accept-encoding': 'gzip', ...headers }, requests }
  await autocannon({ ...job, duration: 1 })
  const before = api.processor()
  const {
    requests: sent,
    duration,
    latency,
    errors,
    non2xx,
    timeouts,
  } = await autocannon({ ...job, duration: seconds })
  if (errors + non2xx + timeouts > 0)
    throw new Error(`${requests.map(({ path }) => path).join(', ')}: ${errors + non2xx + timeouts} requests failed`)
  return {
    perSecond: sent.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    cpu: (api.processor() - before) / sent.total,
    memory: api.memory(),
  }
}

function lineOf(what: string, turn: Turn, beside: Turn): PageLine {
  return {
    what,
    'req/s': Math.round(turn.perSecond).toLocaleString('en'),
    'p50 ms': String(turn.p50),
    'p99 ms': String(turn.p99),
    'CPU ms': turn.cpu.toFixed(2),
    share: (turn.perSecond / beside.perSecond).toFixed(2),
    'RSS MiB': String(turn.memory),
  }
}
