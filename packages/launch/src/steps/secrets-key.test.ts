import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { withClient } from '../postgres/roles.ts'
import { secretsKeyOf } from '../secrets.ts'
import { readSettings } from '../settings.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { openDatabase } from './open-database.ts'

const folder = makeTemporaryHome()
const home = path.join(folder, 'home')
const file = path.join(home, 'secrets.key')
const settings = readSettings({ HAMKORI_HOME: home }, path.join(folder, 'no.env'))
afterAll(() => {
  removeHome(home)
  removeHome(folder)
})

const somebodysFactor = `
  WITH person AS (
    INSERT INTO person (id, email, password_hash, label) VALUES (gen_random_uuid(), 'a@test.example', 'x', 'A') RETURNING id
  )
  INSERT INTO factor (id, person_id, kind, label, encrypted_secret, last_step) SELECT gen_random_uuid(), id, 'totp', 'phone', '\\x01', 1 FROM person`

async function opens(given = settings): Promise<void> {
  await (await openDatabase(given))[Symbol.asyncDispose]()
}

test('a lost key is refused as soon as something is encrypted with it, and never replaced', async () => {
  const database = await openDatabase(settings)
  const key = secretsKeyOf(settings)
  // As the restore of a table does it: without the rules for changes by hand.
  await withClient(database.ownerUrl, async (client) => {
    await client.query("SET session_replication_role = 'replica'")
    await client.query(somebodysFactor)
  })
  await database[Symbol.asyncDispose]()
  await opens()

  rmSync(file)
  await expect(opens()).rejects.toThrow(
    `${file} is missing, and the database holds what was made with its key (second factors: 1,`,
  )
  await expect(opens()).rejects.toThrow('put the file back from a copy, or set SECRETS_KEY to what it held')
  expect(existsSync(file)).toBe(false)

  await opens({ ...settings, SECRETS_KEY: key })
  expect(existsSync(file)).toBe(false)
  writeFileSync(file, `${key}\n`)
  await opens()
  expect(readFileSync(file, 'utf8').trim()).toBe(key)
})

test('a lost file of passwords is refused, and never replaced, while there is a database that they open', async () => {
  const passwords = path.join(home, 'secrets.json')
  const text = readFileSync(passwords, 'utf8')
  rmSync(passwords)
  await expect(opens()).rejects.toThrow(`${passwords} is missing`)
  expect(existsSync(passwords)).toBe(false)
  writeFileSync(passwords, text, { mode: 0o600 })
  await opens()
})
