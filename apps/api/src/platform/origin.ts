import { variable } from './env.ts'

/**
 * The address under which people open this installation: PUBLIC_ORIGIN, or this machine's own. Links in messages are made
 * from it and passkeys are bound to it. `localhost` and not 127.0.0.1, because no passkey can belong to a bare address.
 */
export function publicOrigin(): string {
  return variable('PUBLIC_ORIGIN') ?? `http://localhost:${variable('PORT') ?? '4000'}`
}
