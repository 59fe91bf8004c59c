import { createServer } from 'node:net'
import { hasCode, LaunchError } from '../failure.ts'
import { defaultPort, type Settings } from '../settings.ts'

/** Whether nothing listens on the port of this address. */
export function portIsFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (hasCode(error, 'EADDRINUSE')) resolve(false)
      else reject(new LaunchError(`HOST=${host} with port ${port} cannot be used: ${error.message}`))
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port that nothing listens on at this moment, chosen by the system. */
export function anyFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host, port: 0 }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

const howManyToTry = 100

/**
 * The port to listen on: PORT if it is set, else 4000 or the next free one.
 * @param from where to begin when PORT is not set.
 * @throws LaunchError when PORT is set and taken, or everything near 4000 is.
 */
export async function choosePort(settings: Settings, from = defaultPort): Promise<number> {
  const { HOST: host, PORT: asked } = settings
  if (asked !== undefined) {
    if (await portIsFree(host, asked)) return asked
    throw new LaunchError(`Port ${asked} of ${host} is taken by another program: stop it, or set PORT to a free one.`)
  }
  for (let port = from; port < from + howManyToTry; port++) {
    if (await portIsFree(host, port)) return port
  }
  throw new LaunchError(`No port between ${from} and ${from + howManyToTry - 1} is free: set PORT to a free one.`)
}
