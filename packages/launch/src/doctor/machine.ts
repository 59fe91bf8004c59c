import { existsSync, readFileSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { describeFailure } from '../failure.ts'
import { holderOfHome } from '../home-lock.ts'
import { inRepository } from '../paths.ts'
import { findBinaries } from '../postgres/binaries.ts'
import { runningApi } from '../running-note.ts'
import { defaultPort, type Settings } from '../settings.ts'
import { portIsFree } from '../steps/choose-port.ts'
import { contentOf } from '../steps/seed-content.ts'
import { findChromium } from '../tests/chromium.ts'
import type { Finding } from '../verbs/doctor.ts'

const manifest = z.object({ version: z.string() })

/** Versions, what runs, disk, ports and browser. */
export async function describeMachine(settings: Settings): Promise<Finding[]> {
  const home = settings.HAMKORI_HOME
  return [
    { about: 'Node', is: process.version, good: process.versions.node.startsWith('24.') },
    pnpmVersion(),
    embeddedPostgres(),
    ...(await running(home)),
    { about: 'Content', is: contentOf(home) ?? 'not loaded yet', good: contentOf(home) === null ? null : true },
    diskSpace(home),
    await port(settings),
    browser(settings),
  ]
}

function pnpmVersion(): Finding {
  const file = inRepository('.hamkori/tools/node_modules/pnpm/package.json')
  if (!existsSync(file)) return { about: 'pnpm', is: 'not fetched by this checkout', good: null }
  return { about: 'pnpm', is: manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).version, good: true }
}

function embeddedPostgres(): Finding {
  try {
    return { about: 'Embedded PostgreSQL', is: findBinaries().packageVersion, good: true }
  } catch (error) {
    return { about: 'Embedded PostgreSQL', is: describeFailure(error), good: null }
  }
}

async function running(home: string): Promise<Finding[]> {
  const holder = await holderOfHome(home)
  const api = runningApi(home)
  return [
    { about: 'Home', is: home, good: true },
    {
      about: 'Launcher',
      is: holder === null ? 'not running' : `"${holder.verb}", process ${holder.pid}`,
      good: holder === null ? null : true,
    },
    {
      about: 'API',
      is: api === null ? 'not running' : `${api.origin}, process ${api.api.pid}`,
      good: api === null ? null : true,
    },
  ]
}

const bytesWanted = 1_000_000_000

function diskSpace(home: string): Finding {
  let folder = home
  while (!existsSync(folder)) folder = path.dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return { about: 'Disk space', is: `${(free / 1e9).toFixed(1)} GB free for ${folder}`, good: free > bytesWanted }
}

async function port(settings: Settings): Promise<Finding> {
  const wanted = settings.PORT ?? defaultPort
  const api = runningApi(settings.HAMKORI_HOME)
  if (api !== null) return { about: 'Port', is: `used by this application: ${api.origin}`, good: true }
  const free = await portIsFree(settings.HOST, wanted)
  if (free) return { about: 'Port', is: `${wanted} of ${settings.HOST} is free`, good: true }
  const unset = settings.PORT === undefined
  return {
    about: 'Port',
    is: `${wanted} of ${settings.HOST} is taken${unset ? '; a start takes the next free one' : ' by another program'}`,
    good: unset ? null : false,
  }
}

function browser(settings: Settings): Finding {
  try {
    const found = findChromium(settings.CHROMIUM_PATH)
    return {
      about: 'Browser for tests',
      is: found ?? 'none; "npm test" installs one',
      good: found === null ? null : true,
    }
  } catch (error) {
    return { about: 'Browser for tests', is: describeFailure(error), good: false }
  }
}
