import { createHash } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Who holds a lock, and for what.
 * @typedef {{ pid: number, verb: string }} Holder
 * An exclusive right that lasts until `release`, or until its process ends.
 * @typedef {{ release(): void }} Lock
 */

/**
 * Takes a lock or says who holds it. A lock is a listening socket in Linux's abstract namespace: the kernel closes it when
 * its process ends, however it ends, so that no stale lock exists. Another process of this machine may hold it on purpose and keep us from
 * starting; it can do no more.
 * @param {string} file what is locked: any path, which need not exist.
 * @param {string} verb what this process does, for the sentence that a second one gets.
 * @returns {Promise<Lock | Holder>}
 */
export async function takeLock(file, verb) {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(JSON.stringify({ pid: process.pid, verb }))
  })
  server.unref()
  server.listen(addressOf(file))
  try {
    await once(server, 'listening')
    return { release: () => void server.close() }
  } catch {
    return (await holderOf(file)) ?? takeLock(file, verb)
  }
}

/**
 * The process that holds a lock, or `null`.
 * @param {string} file
 * @returns {Promise<Holder | null>}
 */
export async function holderOf(file) {
  const socket = net.connect(addressOf(file))
  try {
    return JSON.parse(await text(socket.setTimeout(5_000, () => socket.destroy())))
  } catch (error) {
    const isFree = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
    return isFree ? null : { pid: 0, verb: 'unknown' }
  }
}

/**
 * Runs `work` while no other process holds the lock; waits for one that does.
 * @template T
 * @param {string} file
 * @param {string} verb
 * @param {() => Promise<T>} work
 * @param {(holder: Holder) => void} [onWait] called once when there is somebody to wait for.
 * @returns {Promise<T>}
 */
export async function whileLocked(file, verb, work, onWait) {
  for (let attempt = 0; ; attempt++) {
    const taken = await takeLock(file, verb)
    if ('release' in taken) return work().finally(taken.release)
    if (attempt === 0) onWait?.(taken)
    await sleep(200)
  }
}

/** @param {string} file */
function addressOf(file) {
  return `\0hamkori-${createHash('sha256').update(file).digest('hex')}`
}
