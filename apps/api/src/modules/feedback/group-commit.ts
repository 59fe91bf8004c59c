import { UnavailableError } from '../../platform/errors.ts'

/** How a queue commits. `Outcome` is what one item's sender is told. */
export interface GroupCommitOptions<Item, Outcome> {
  /** Stores all items in one statement and tells each item's outcome, in their order. Nothing of a batch that throws is stored. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>
  /** True when the failure is the fault of one row, so that the others are worth trying alone. */
  readonly isRowFault: (failure: unknown) => boolean
  /** Most items that wait; the next is refused. */
  readonly capacity: number
  /** Most items of one statement. */
  readonly largestBatch: number
}

export interface GroupCommit<Item, Outcome> {
  /** Waits until the item is committed. Rejects with {@link UnavailableError} when the queue is full or closed. */
  submit(item: Item): Promise<Outcome>
  /** Takes nothing more, and resolves when all that was accepted is answered. */
  close(): Promise<void>
  /** Items that wait now. */
  waiting(): number
}

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (failure: unknown) => void
}

const retryAfterSeconds = 2

/**
 * A bounded queue with group commit: while one statement is on its way to the disk, everything that arrives waits
 * for the next, which then takes all of it. One fsync serves many senders, and nobody waits for a timer. Several statements
 * at once were measured too: they are smaller, and slower together (docs/performance.md).
 */
export function createGroupCommit<Item, Outcome>(
  options: GroupCommitOptions<Item, Outcome>,
): GroupCommit<Item, Outcome> {
  const { commit, isRowFault, capacity, largestBatch } = options
  let queue: Waiting<Item, Outcome>[] = []
  let busy = false
  let closed = false
  let whenIdle: (() => void) | null = null

  return {
    submit(item) {
      if (closed || queue.length >= capacity) return Promise.reject(new UnavailableError(retryAfterSeconds))
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        start()
      })
    },
    close() {
      closed = true
      if (!busy) return Promise.resolve()
      return new Promise((resolve) => {
        whenIdle = resolve
      })
    },
    waiting: () => queue.length,
  }

  function start(): void {
    if (busy) return
    busy = true
    // After the current round of input, so that requests that were read together are stored together.
    setImmediate(() => void run())
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, largestBatch)
      queue = queue.slice(largestBatch)
      await commitBatch(batch)
    }
    busy = false
    whenIdle?.()
  }

  async function commitBatch(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await commit(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, at) => resolve(outcomes[at] as Outcome))
    } catch (failure) {
      if (batch.length > 1 && isRowFault(failure)) {
        for (const alone of batch) await commitBatch([alone])
      } else {
        for (const { reject } of batch) reject(failure)
      }
    }
  }
}
