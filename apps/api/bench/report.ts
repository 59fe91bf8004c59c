import { cpus, totalmem } from 'node:os'
import type { LoadResult } from './load.ts'
import type { Scenario } from './scenarios.ts'

/** One line of the table: both sides of a scenario at one size. */
export interface Line {
  readonly scenario: Scenario
  readonly size: number
  readonly api: LoadResult
  readonly bare: LoadResult
  readonly apiMemory: number
}

const heads = [
  'ratings',
  'what',
  'req/s',
  'p50 ms',
  'p99 ms',
  'bare req/s',
  'bare p50',
  'bare p99',
  'of bare',
  'aim',
  'RSS MiB',
]

/** The table, in Markdown, so that it can be put into the documentation as it is. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map(({ scenario, size, api, bare, apiMemory }) => [
    size.toLocaleString('en'),
    scenario.name,
    perSecond(api),
    String(api.p50),
    String(api.p99),
    perSecond(bare),
    String(bare.p50),
    String(bare.p99),
    ratio(api, bare).toFixed(2),
    scenario.aim === null ? '' : `≥ ${scenario.aim.toFixed(2)}`,
    String(apiMemory),
  ])
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, at) => (at === 1 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (at === 1 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(heads), rule, ...rows.map(line)].join('\n')
}

/** How the service stands to the bare server, and how much slower the largest size is than the smallest. */
export function summary(lines: readonly Line[]): string[] {
  const missed = lines.filter(({ scenario, api, bare }) => scenario.aim !== null && ratio(api, bare) < scenario.aim)
  const dashboards = lines.filter(({ scenario }) => scenario.name === 'regional dashboard')
  const [first, last] = [dashboards[0], dashboards.at(-1)]
  return [
    missed.length === 0
      ? 'Every aim is reached.'
      : `Below the aim: ${missed.map(({ scenario, size }) => `${scenario.name} at ${size.toLocaleString('en')}`).join(', ')}.`,
    ...(first === undefined || last === undefined || first === last
      ? []
      : [
          `The regional dashboard's requests per second at ${last.size.toLocaleString('en')} ratings are ${(rate(last.api) / rate(first.api)).toFixed(2)} of those at ${first.size.toLocaleString('en')}.`,
        ]),
  ]
}

/** What it was measured on. */
export function machine(postgres: string): string {
  const [processor] = cpus()
  return `${cpus().length} × ${processor?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, PostgreSQL ${postgres}, ${process.platform}`
}

/** Requests per second of the service as a share of the bare server's. */
export function ratio(api: LoadResult, bare: LoadResult): number {
  return rate(api) / rate(bare)
}

function rate({ requests, seconds }: LoadResult): number {
  return requests / seconds
}

function perSecond(result: LoadResult): string {
  return Math.round(rate(result)).toLocaleString('en')
}
