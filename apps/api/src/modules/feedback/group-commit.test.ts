import { describe, expect, it } from 'vitest'
import { UnavailableError } from '../../platform/errors.ts'
import { createGroupCommit } from './group-commit.ts'

const gate = () => {
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}

describe('group commit', () => {
  it('refuses the one item too many with a time to come back, and answers those that were accepted', async () => {
    const { opened, open } = gate()
    const queue = createGroupCommit<number, number>({
      commit: async (items) => {
        await opened
        return items.map((item) => item * 10)
      },
      isRowFault: () => false,
      capacity: 2,
      largestBatch: 1,
    })
    const first = queue.submit(1)
    await new Promise((resolve) => setImmediate(resolve))
    const accepted = [first, queue.submit(2), queue.submit(3)]
    const refusal = await queue.submit(4).catch((failure: unknown) => failure)
    expect(refusal).toBeInstanceOf(UnavailableError)
    expect((refusal as UnavailableError).retryAfterSeconds).toBe(2)
    open()
    expect(await Promise.all(accepted)).toEqual([10, 20, 30])
  })

  it('takes all that came while one statement was under way in the next one', async () => {
    const batches: number[][] = []
    const queue = createGroupCommit<number, number>({
      commit: async (items) => {
        batches.push([...items])
        await new Promise((resolve) => setTimeout(resolve, 5))
        return [...items]
      },
      isRowFault: () => false,
      capacity: 100,
      largestBatch: 4,
    })
    const first = queue.submit(0)
    await new Promise((resolve) => setImmediate(resolve))
    await Promise.all([first, ...[1, 2, 3, 4, 5, 6].map((item) => queue.submit(item))])
    expect(batches).toEqual([[0], [1, 2, 3, 4], [5, 6]])
  })

  it('lets a bad row fail alone', async () => {
    const stored: number[] = []
    const bad = new Error('bad row')
    const queue = createGroupCommit<number, string>({
      commit: (items) => {
        if (items.includes(13)) return Promise.reject(bad)
        stored.push(...items)
        return Promise.resolve(items.map(String))
      },
      isRowFault: (failure) => failure === bad,
      capacity: 100,
      largestBatch: 100,
    })
    const outcomes = await Promise.allSettled([1, 13, 2].map((item) => queue.submit(item)))
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: '1' },
      { status: 'rejected', reason: bad },
      { status: 'fulfilled', value: '2' },
    ])
    expect(stored).toEqual([1, 2])
  })

  it('does not try one by one what no row is to blame for', async () => {
    let tries = 0
    const queue = createGroupCommit<number, number>({
      commit: () => {
        tries += 1
        return Promise.reject(new UnavailableError(2))
      },
      isRowFault: () => false,
      capacity: 100,
      largestBatch: 100,
    })
    const outcomes = await Promise.allSettled([queue.submit(1), queue.submit(2), queue.submit(3)])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(tries).toBe(1)
  })

  it('finishes what it accepted before it closes, and takes nothing afterwards', async () => {
    const stored: number[] = []
    const queue = createGroupCommit<number, number>({
      commit: async (items) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        stored.push(...items)
        return [...items]
      },
      isRowFault: () => false,
      capacity: 100,
      largestBatch: 1,
    })
    const accepted = Promise.all([queue.submit(1), queue.submit(2), queue.submit(3)])
    await queue.close()
    expect(stored.toSorted()).toEqual([1, 2, 3])
    await accepted
    await expect(queue.submit(4)).rejects.toBeInstanceOf(UnavailableError)
  })
})
