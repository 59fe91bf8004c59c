/**
 * The address under which people open this installation: PUBLIC_ORIGIN, or this machine's own. Links in messages are made
 * from it and passkeys are bound to it. `localhost` and not 127.0.0.1, because no passkey can belong to a bare address.
 */
export function publicOrigin(): string {
  return process.env['PUBLIC_ORIGIN'] || `http://localhost:${process.env['PORT'] || '4000'}`
}
