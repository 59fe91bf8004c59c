import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findChromium } from './chromium.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hamkori-browser-'))
  vi.stubEnv('PATH', path.join(folder, 'bin'))
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', path.join(folder, 'playwright'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A program that answers `--version` with this exit code. */
function put(file: string, exitCode = 0): string {
  const program = path.join(folder, file)
  mkdirSync(path.dirname(program), { recursive: true })
  writeFileSync(program, `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(program, 0o755)
  return program
}

test('nothing is found where nothing is', () => {
  expect(findChromium(undefined)).toBeNull()
})

test('the light one goes first for tests, the whole one for measurements; either stands in for the other', () => {
  const whole = put('bin/chromium')
  expect(findChromium(undefined)).toBe(whole)
  const light = put('bin/chromium-headless-shell')
  expect(findChromium(undefined)).toBe(light)
  expect(findChromium(undefined, 'whole')).toBe(whole)
})

test('one that does not run is passed over', () => {
  put('bin/chromium-headless-shell', 1)
  expect(findChromium(undefined)).toBeNull()
  const whole = put('bin/chromium')
  expect(findChromium(undefined)).toBe(whole)
})

test("Playwright's own is found, the newest first", () => {
  put('playwright/chromium_headless_shell-1100/chrome-linux/headless_shell')
  const newest = put('playwright/chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell')
  expect(findChromium(undefined)).toBe(newest)
  const whole = put('playwright/chromium-1200/chrome-linux64/chrome')
  expect(findChromium(undefined, 'whole')).toBe(whole)
})

test('the one that is named is taken, or refused in one sentence', () => {
  const named = put('elsewhere/browser')
  put('bin/chromium')
  expect(findChromium(named)).toBe(named)
  const broken = put('elsewhere/broken', 1)
  expect(() => findChromium(broken)).toThrow('is not a browser that runs here')
})
