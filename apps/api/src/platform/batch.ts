import DataLoader from 'dataloader'

/** Reads rows by their keys; keys without a row are left out of the map. */
type LoadRows<Row, Request> = (keys: readonly string[], context: Request) => Promise<ReadonlyMap<string, Row>>

const loadersOfRequest = new WeakMap<object, Map<unknown, DataLoader<string, unknown>>>()

/**
 * Reads one row by its key. All keys that resolvers of one request ask for in the same turn of the event loop are read by one
 * statement, so that a list costs as many statements as one record. Rows are not cached: a later call reads again, which after a
 * change it must.
 * @param context the request's context; two requests never share a statement.
 * @param load a function that lives as long as the process, because loaders are found by it.
 * @returns the row, or undefined where there is none.
 */
export async function loadOne<Row, Request extends object>(
  context: Request,
  load: LoadRows<Row, Request>,
  key: string,
): Promise<Row | undefined> {
  return (await loaderOf(context, load).load(key)) as Row | undefined
}

function loaderOf<Row, Request extends object>(
  context: Request,
  load: LoadRows<Row, Request>,
): DataLoader<string, unknown> {
  const loaders = loadersOfRequest.get(context) ?? new Map<unknown, DataLoader<string, unknown>>()
  loadersOfRequest.set(context, loaders)
  const known = loaders.get(load)
  if (known !== undefined) return known
  const loader = new DataLoader<string, unknown>(
    async (keys) => {
      const rows = await load([...new Set(keys)], context)
      return keys.map((key) => rows.get(key))
    },
    // The resolvers of one level all run before the next turn of the event loop.
    { cache: false, batchScheduleFn: (callback) => void setImmediate(callback) },
  )
  loaders.set(load, loader)
  return loader
}
