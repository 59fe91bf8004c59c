import { pino } from 'pino'

/**
 * Lines go to the standard output at once. One that cannot be written, because it is a file on a full disk or nobody reads it any more, is
 * lost: the log takes nothing down. What waits meanwhile is bounded.
 */
const output = pino.destination({ dest: 1, sync: true, maxLength: 1_000_000 })
output.on('error', () => undefined)

/**
 * The one log. It never carries what a resident wrote, an address, a header or a database's detail:
 * callers pass codes and ids of official records only.
 */
export const logger = pino(
  {
    level: process.env['LOG_LEVEL'] ?? (process.env['NODE_ENV'] === 'test' ? 'silent' : 'info'),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  output,
)

/** A line of a stack as V8 writes it: where in which file. */
const place = /^at .*(?:file:|node:|\/|\\).*:\d+:\d+\)?$/

/**
 * What may be logged of an unexpected failure: its kind, its code and our own stack lines; never its message or detail, which
 * may quote user text. A message can have lines of its own, so it is cut away before the lines are read.
 */
export function describeFailure(failure: unknown): { kind: string; code?: string; stack?: string[] } {
  if (!(failure instanceof Error)) return { kind: typeof failure }
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined
  const stack = failure.stack
    ?.replace(failure.message, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => place.test(line))
    .slice(0, 8)
  return { kind: failure.name, ...(code === undefined ? {} : { code }), ...(stack === undefined ? {} : { stack }) }
}
