import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { anyFreePort, choosePort, tryPort } from './choose-port.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function occupy(port: number): Promise<number> {
  const server = createServer().listen({ host: '127.0.0.1', port })
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('a PORT that is set and taken is an error that names it', async () => {
  const taken = await occupy(0)
  await expect(choosePort(readSettings({ PORT: String(taken) }, '/nowhere'))).rejects.toThrow(
    `Port ${taken} of 127.0.0.1 is taken by another program: stop it, or set PORT to a free one.`,
  )
})

test('without PORT the next free one is taken', async () => {
  const taken = await occupy(0)
  const chosen = await choosePort(readSettings({}, '/nowhere'), taken)
  expect(chosen).toBeGreaterThan(taken)
  expect(await tryPort('127.0.0.1', chosen)).toBe(chosen)
})

test('an address that is not of this machine is an error that names it', async () => {
  const port = await anyFreePort('127.0.0.1')
  await expect(choosePort(readSettings({ HOST: '192.0.2.1', PORT: String(port) }, '/nowhere'))).rejects.toThrow(
    `HOST=192.0.2.1 with port ${port} cannot be used`,
  )
})
