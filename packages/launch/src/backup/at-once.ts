const most = 8

/** Does `work` for each item, a few at once and begun in their order; the disk then writes several files in one go. Fails with the first that fails. */
export async function atOnce<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]()
  let failed = false
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && !failed; next = rest.next()) {
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: most }, worker))
  const fault = ended.find((one) => one.status === 'rejected')
  if (fault !== undefined) throw fault.reason
}
