/** Loaded by the worker of the load generator: fills in what must differ with every request. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Request } from 'autocannon'

/** In a text `%uuid%` becomes a fresh random UUID and `%hash%` 64 fresh hexadecimal digits. */
export function fresh(text: string): string {
  return text.replace('%uuid%', randomUUID()).replace('%hash%', randomBytes(32).toString('hex'))
}

function freshBody(request: Request): Request {
  return { ...request, body: fresh(String(request.body)) }
}

// The form in which a worker, which asks for it by `require`, finds the function itself.
export { freshBody as 'module.exports' }
