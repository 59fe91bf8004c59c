// Loaded before everything else in the API of an installation under test: its present is CLOCK_AHEAD milliseconds ahead.
// The launcher that starts it keeps the true time, by which it judges files and processes.
import { basename } from 'node:path'

const ahead = Number(process.env.CLOCK_AHEAD)
if (Number.isSafeInteger(ahead) && basename(process.cwd()) === 'api') {
  const TrueDate = Date
  globalThis.Date = class extends TrueDate {
    constructor(...parts) {
      if (parts.length === 0) super(TrueDate.now() + ahead)
      else super(...parts)
    }
    static now() {
      return TrueDate.now() + ahead
    }
    static [Symbol.hasInstance](value) {
      return value instanceof TrueDate
    }
  }
}
