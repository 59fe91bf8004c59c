import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

const largest = 10_000_000

/** A log file that never grows beyond 10 MB; the part before is kept once, as `<file>.old`. */
export class RotatingLog {
  readonly file: string
  #descriptor: number
  #size: number

  constructor(file: string) {
    this.file = file
    this.#descriptor = openSync(file, 'a', 0o600)
    this.#size = fstatSync(this.#descriptor).size
  }

  /** Adds one line. */
  write(line: string): void {
    if (this.#size > largest) this.#rotate()
    this.#size += writeSync(this.#descriptor, `${line}\n`)
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  #rotate(): void {
    closeSync(this.#descriptor)
    if (existsSync(this.file)) renameSync(this.file, `${this.file}.old`)
    this.#descriptor = openSync(this.file, 'a', 0o600)
    this.#size = 0
  }
}
