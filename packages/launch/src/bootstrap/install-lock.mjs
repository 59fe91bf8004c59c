import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain, say } from './ground.mjs'

/**
 * Runs `work` while no other process installs into this checkout; waits for one that does.
 * @param {string} folder
 * @param {() => Promise<void>} work
 */
export async function withInstallLock(folder, work) {
  const file = path.join(folder, 'install.lock')
  try {
    mkdirSync(folder, { recursive: true })
    await acquire(file)
  } catch (error) {
    throw new Error(explain(error instanceof Error ? error.message : String(error)), { cause: error })
  }
  try {
    await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
async function acquire(file) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (!told) say('Another process is installing the dependencies of this checkout; waiting for it …')
    if (!holderRuns(file)) rmSync(file, { force: true })
    await sleep(500)
  }
}

/** @param {string} file */
function holderRuns(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
