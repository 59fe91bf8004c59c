import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest'
import { supervise, type Part, type Run } from './supervise.ts'

const rule = { firstWait: 40, longestWait: 200, calm: 60_000, times: 4, within: 60_000 }
let started: ChildProcess[]
let said: MockInstance<typeof process.stdout.write>
beforeEach(() => {
  started = []
  said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  said.mockRestore()
  for (const child of started) child.kill('SIGKILL')
})

/** A real process of Node that runs this program. */
async function run(program: string): Promise<Run> {
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' })
  started.push(child)
  await once(child, 'spawn')
  return { ended: once(child, 'exit').then(([code, by]) => `It ended (${by ?? `exit code ${code}`}).`) }
}

async function part(program: string): Promise<Part> {
  return { run: await run(program), logFile: 'its log', startAgain: () => run(program) }
}

const lines = (): string[] => said.mock.calls.map(([line]) => String(line).trim())
const stays = 'setInterval(() => undefined, 1000)'

test('what is killed is started again, with one line that says why', async () => {
  const stop = new AbortController()
  const supervised = supervise(await part(stays), stop.signal, rule)
  started[0]?.kill('SIGKILL')
  await vi.waitFor(() => expect(started).toHaveLength(2), 5_000)
  started[1]?.kill('SIGTERM')
  await vi.waitFor(() => expect(started).toHaveLength(3), 5_000)
  stop.abort()
  expect(await supervised).toBeNull()
  expect(lines()).toEqual([
    'It ended (SIGKILL). It is started again in 0.0 s.',
    'It ended (SIGTERM). It is started again in 0.1 s.',
  ])
})

test('after so many restarts it is given up with one sentence, and each wait is twice the one before', async () => {
  const began = performance.now()
  const sentence = await supervise(await part('process.exit(3)'), new AbortController().signal, rule)
  expect(sentence).toBe(
    'It ended (exit code 3). It has been started again 4 times within 1 min 0 s and does not stay up: see its log.',
  )
  expect(started).toHaveLength(5)
  expect(performance.now() - began).toBeGreaterThan(40 + 80 + 160 + 200)
})

test('what cannot even be started counts as an end', async () => {
  const first = await part('process.exit(1)')
  const failing = { ...first, startAgain: () => Promise.reject(new Error('It cannot start.\nMore of it.')) }
  expect(await supervise(failing, new AbortController().signal, rule)).toMatch(/^It cannot start\. It has been/)
  expect(lines()[1]).toBe('It cannot start. It is started again in 0.1 s.')
})

test('a stop during the wait ends it at once, and starts nothing', async () => {
  const stop = new AbortController()
  const supervised = supervise(await part('process.exit(1)'), stop.signal, { ...rule, firstWait: 60_000 })
  await vi.waitFor(() => expect(lines()).toHaveLength(1), 5_000)
  const began = performance.now()
  stop.abort()
  expect(await supervised).toBeNull()
  expect(performance.now() - began).toBeLessThan(500)
  expect(started).toHaveLength(1)
})

test('an end after the stop is no failure', async () => {
  const stop = new AbortController()
  const supervised = supervise(await part(stays), stop.signal, rule)
  stop.abort()
  started[0]?.kill('SIGTERM')
  expect(await supervised).toBeNull()
  expect(lines()).toEqual([])
})

test('a part that ran calmly for long begins with the first wait again', async () => {
  const stop = new AbortController()
  const supervised = supervise(await part('setTimeout(process.exit, 200)'), stop.signal, { ...rule, calm: 100 })
  await vi.waitFor(() => expect(lines().length).toBeGreaterThan(2), 5_000)
  stop.abort()
  await supervised
  expect(new Set(lines().slice(0, 3))).toEqual(new Set(['It ended (exit code 0). It is started again in 0.0 s.']))
})
