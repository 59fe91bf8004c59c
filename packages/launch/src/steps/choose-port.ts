import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { defaultPort } from '@hamkori/schema/environment'
import { describeFailure, hasCode, LaunchError } from '../failure.ts'
import type { Settings } from '../settings.ts'

/**
 * Tries to listen on the port of this address.
 * @param port 0 lets the system choose.
 * @returns the port, or `null` when something listens there.
 */
export async function tryPort(host: string, port: number): Promise<number | null> {
  const server = createServer()
  try {
    await once(server.listen({ host, port, exclusive: true }), 'listening')
    return (server.address() as AddressInfo).port
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return null
    throw new LaunchError(`HOST=${host} with port ${port} cannot be used: ${describeFailure(error)}`)
  } finally {
    if (server.listening) await once(server.close(), 'close')
  }
}

/** A port that nothing listens on at this moment, chosen by the system. */
export async function anyFreePort(host: string): Promise<number> {
  return (await tryPort(host, 0)) ?? 0
}

const howManyToTry = 100

/**
 * The port to listen on: PORT if it is set, else 4000 or the next free one.
 * @param from where to begin when PORT is not set.
 * @throws LaunchError when PORT is set and taken, or everything near 4000 is.
 */
export async function choosePort(settings: Settings, from = defaultPort): Promise<number> {
  const { HOST: host, PORT: asked } = settings
  const last = asked ?? from + howManyToTry - 1
  for (let port = asked ?? from; port <= last; port++) if ((await tryPort(host, port)) !== null) return port
  throw new LaunchError(
    asked === undefined
      ? `No port between ${from} and ${last} is free: set PORT to a free one.`
      : `Port ${asked} of ${host} is taken by another program: stop it, or set PORT to a free one.`,
  )
}
