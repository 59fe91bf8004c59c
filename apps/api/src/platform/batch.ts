/** What is being gathered for one loader in one request. */
interface Waiting {
  readonly keys: Set<string>
  readonly rows: Promise<ReadonlyMap<string, unknown>>
}

const waiting = new WeakMap<object, Map<unknown, Waiting>>()

/**
 * Reads rows by their keys with one statement for all that are asked for at the same moment of a request, so that a list
 * of records costs no more statements than one. Nothing is kept once the statement has begun: a later reader reads anew.
 * @param context the request's context; requests never share a statement.
 * @param load a function that lives as long as the process; it answers with a map, and may leave keys out. It gets the
 * context too, for what depends on the viewer.
 */
export async function loadOne<Row, Request extends object>(
  context: Request,
  load: (keys: readonly string[], context: Request) => Promise<ReadonlyMap<string, Row>>,
  key: string,
): Promise<Row | undefined> {
  const gathering = gatheringOf(context, load)
  gathering.keys.add(key)
  const rows = (await gathering.rows) as ReadonlyMap<string, Row>
  return rows.get(key)
}

function gatheringOf<Request extends object>(
  context: Request,
  load: (keys: readonly string[], context: Request) => Promise<ReadonlyMap<string, unknown>>,
): Waiting {
  const loaders = waiting.get(context) ?? new Map<unknown, Waiting>()
  waiting.set(context, loaders)
  const open = loaders.get(load)
  if (open !== undefined) return open
  const keys = new Set<string>()
  // The resolvers of one level run before the next turn of the event loop.
  const rows = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    loaders.delete(load)
    return load([...keys], context)
  })
  const gathering = { keys, rows }
  loaders.set(load, gathering)
  return gathering
}
