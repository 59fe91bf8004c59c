import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSeedOptions } from './options.ts'

const env = { DATABASE_URL: 'postgresql://u@localhost/d', HAMKORI_HOME: 'somewhere' }

describe('the options of the seed', () => {
  it('load the demonstration unless told otherwise', () => {
    expect(readSeedOptions([], env)).toEqual({ demonstration: true, home: path.resolve('somewhere') })
    expect(readSeedOptions([], { ...env, DEMONSTRATION: 'no' }).demonstration).toBe(false)
    expect(readSeedOptions(['--demo'], { ...env, DEMONSTRATION: 'no' }).demonstration).toBe(true)
    expect(readSeedOptions(['--none'], env).demonstration).toBe(false)
  })

  it('refuse the demonstration where others can reach the address, unless it is allowed', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'hamkori.example', '127.evil.example', '10.0.0.1']) {
      expect(() => readSeedOptions([], { ...env, HOST })).toThrow(`HOST=${HOST} is open to the network`)
      expect(readSeedOptions(['--none'], { ...env, HOST }).demonstration).toBe(false)
      expect(readSeedOptions([], { ...env, HOST, ALLOW_DEMONSTRATION_ON_NETWORK: 'yes' }).demonstration).toBe(true)
    }
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost'])
      expect(readSeedOptions([], { ...env, HOST }).demonstration).toBe(true)
  })

  it('refuse what they do not know', () => {
    expect(() => readSeedOptions(['--all'], env)).toThrow('Unknown argument --all')
    expect(() => readSeedOptions(['--none', '--demo'], env)).toThrow('One of both')
    expect(() => readSeedOptions([], {})).toThrow('DATABASE_URL')
  })
})
