import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inRepository } from './paths.ts'
import { removeHome } from './postgres/place.ts'
import { apiEnvironment, readSettings } from './settings.ts'
import { chooseContent } from './steps/seed-content.ts'
import { makeTemporaryHome } from './testing/temporary-home.ts'

const folder = makeTemporaryHome()
const none = path.join(folder, 'none')
afterAll(() => removeHome(folder))

test('needs nothing set', () => {
  expect(readSettings({}, none)).toEqual({
    HOST: '127.0.0.1',
    HAMKORI_HOME: inRepository('.hamkori'),
    ALLOW_DEMONSTRATION_ON_NETWORK: 'no',
    LOG_LEVEL: 'info',
  })
})

test('lists every fault at once', () => {
  const environment = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x/y',
    DEMONSTRATION: 'maybe',
    PUBLIC_ORIGIN: 'https://hamkori.example/app',
    SOURCE_URL: 'javascript:alert(1)',
    LOG_LEVEL: 'loud',
    TRUSTED_DOCUMENTS: 'some',
    OPEN_QUERIES: 'perhaps',
  }
  expect(() => readSettings(environment, none)).toThrow(
    [
      'The environment is not usable:',
      '  PORT must be between 1 and 65535',
      '  DATABASE_URL must look like postgresql://user:password@host/database',
      '  DEMONSTRATION must be yes or no',
      '  PUBLIC_ORIGIN must be an origin: no path, no slash at the end',
      '  SOURCE_URL must look like https://code.organisation.example/hamkori',
      '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      '  TRUSTED_DOCUMENTS must be only or off',
      '  OPEN_QUERIES must be yes or no',
      '  SECRETS_KEY is needed beside DATABASE_URL: 32 random bytes in base64, as "openssl rand -base64 32" makes them',
    ].join('\n'),
  )
})

test('lists faults between variables together with faults in them', () => {
  const environment = { METRICS_PORT: '4000', DATABASE_OWNER_URL: 'postgresql://owner@host/name', DEMONSTRATION: '1' }
  expect(() => readSettings(environment, none)).toThrow(
    [
      '  DEMONSTRATION must be yes or no',
      '  DATABASE_OWNER_URL needs DATABASE_URL beside it',
      '  METRICS_PORT must differ from PORT',
    ].join('\n'),
  )
})

test('reads .env, and the environment wins over it; an empty value counts as not set', () => {
  const file = path.join(folder, '.env')
  writeFileSync(file, 'PORT=5001\nHOST=127.0.0.2\nLOG_LEVEL=debug\n')
  expect(readSettings({ PORT: '5002', LOG_LEVEL: '' }, file)).toMatchObject({
    PORT: 5002,
    HOST: '127.0.0.2',
    LOG_LEVEL: 'debug',
  })
})

test('what opens the backups and the tables is not handed to the API', () => {
  const [BACKUP_PASSPHRASE, DATABASE_OWNER_URL] = ['correct horse battery', 'postgresql://owner@host/name']
  const SECRETS_KEY = Buffer.alloc(32).toString('base64')
  const DATABASE_URL = 'postgresql://api@host/name'
  const given = { BACKUP_PASSPHRASE, DATABASE_OWNER_URL, DATABASE_URL, SECRETS_KEY, HAMKORI_HOME: folder }
  const handed = apiEnvironment(readSettings(given, none), DATABASE_URL)
  // Named and undefined: what stands in the launcher's own environment is taken away too.
  for (const name of ['BACKUP_PASSPHRASE', 'DATABASE_OWNER_URL'])
    expect([name, name in handed, handed[name]]).toEqual([name, true, undefined])
})

test('the demonstration is refused on the network unless it is allowed by name', () => {
  const network = { HOST: '0.0.0.0', HAMKORI_HOME: folder }
  expect(() => chooseContent(readSettings(network, none))).toThrow(/^HOST=0\.0\.0\.0 is open to the network/)
  expect(chooseContent(readSettings({ ...network, DEMONSTRATION: 'no' }, none))).toBe('none')
  expect(chooseContent(readSettings({ ...network, ALLOW_DEMONSTRATION_ON_NETWORK: 'yes' }, none))).toBe('demonstration')
})

test('a home that already holds the demonstration is refused on the network, whatever DEMONSTRATION says', () => {
  const home = makeTemporaryHome()
  writeFileSync(path.join(home, 'content.json'), '{"content":"demonstration","database":""}')
  try {
    const settings = readSettings({ HOST: '::', HAMKORI_HOME: home, DEMONSTRATION: 'no' }, none)
    expect(() => chooseContent(settings)).toThrow('set HAMKORI_HOME to a new folder and DEMONSTRATION=no')
  } finally {
    removeHome(home)
  }
})
