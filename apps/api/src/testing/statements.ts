import pg from 'pg'

type Query = (this: unknown, ...args: unknown[]) => unknown

/** What {@link countStatements} saw. */
export interface Counted<T> {
  readonly result: T
  /** The text of every SQL statement that was sent, in order. */
  readonly statements: readonly string[]
}

/**
 * Runs `work` and notes every SQL statement that this process sends meanwhile, by Prisma or by our own SQL: both go
 * through `pg`. Not for work that runs beside other work.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const statements: string[] = []
  prototype.query = function (this: unknown, ...args: unknown[]) {
    statements.push(textOf(args[0]))
    return original.apply(this, args)
  }
  try {
    return { result: await work(), statements }
  } finally {
    prototype.query = original
  }
}

function textOf(argument: unknown): string {
  if (typeof argument === 'string') return argument
  if (argument !== null && typeof argument === 'object' && 'text' in argument) return String(argument.text)
  return '(unknown)'
}
