import type { Readable } from 'node:stream'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'

/** Where the output of the API goes. */
export interface ApiLog {
  /** Takes all that comes out of the API, whether it can be kept or not. */
  take(output: Readable): void
  /** Writes what is left, and closes the file. */
  end(): Promise<void>
}

/** How long nothing is written after a write has failed, as on a full disk. */
const restMilliseconds = 5_000

/**
 * Opens the log of the API, `api.log` in the home. It never grows beyond 10 MB; the part before is kept once. What cannot be written is lost
 * and counted: a log takes nothing down, and nobody waits for it. Once there is room again the file goes on, with a line that says how much
 * is missing.
 */
export function openApiLog(home: string, rest = restMilliseconds): ApiLog {
  let file: RotatingFileStream | null = null
  let closed = 0
  let lost = 0

  const open = (): RotatingFileStream => {
    const name = (index: unknown): string => (typeof index === 'number' && index > 0 ? 'api.log.old' : 'api.log')
    const opened = createStream(name, { path: home, size: '10M', rotate: 1, mode: 0o600 })
    opened.on('error', () => {
      if (file === opened) file = null
      closed = performance.now()
      lost += 1
      opened.destroy()
    })
    if (lost > 0) {
      const line = { level: 40, time: new Date().toISOString(), lost, msg: 'parts of the log could not be written' }
      opened.write(`\n${JSON.stringify(line)}\n`, (error) => {
        if (!error) lost = 0
      })
    }
    return opened
  }
  file = open()

  return {
    take(output) {
      output.on('data', (part: Buffer) => {
        if (file === null && performance.now() - closed >= rest) file = open()
        if (file === null) {
          lost += 1
          return
        }
        if (file.write(part)) return
        // As a pipe would: who writes faster than the disk waits for it, but never for a file that is closed.
        const waitedFor = file
        output.pause()
        const goOn = (): void => {
          waitedFor.off('drain', goOn).off('close', goOn)
          output.resume()
        }
        waitedFor.on('drain', goOn).on('close', goOn)
      })
    },
    end() {
      const last = file
      if (last === null || last.destroyed) return Promise.resolve()
      return new Promise((resolve) => {
        last.once('close', resolve)
        last.end(() => resolve())
      })
    },
  }
}
