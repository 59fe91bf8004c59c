import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describeFailure, LaunchError } from './failure.ts'
import { holderOf, takeLock, type Holder, type Lock } from './lock.mjs'

/**
 * Makes this process the only one that runs the home.
 * @param verb what this process does, for the sentence that a second one gets.
 * @throws LaunchError when another process holds the home, or the home cannot be made.
 */
export async function lockHome(home: string, verb: string): Promise<Lock> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new LaunchError(`HAMKORI_HOME (${home}) cannot be made: ${describeFailure(error)}`)
  }
  const taken = await takeLock(path.resolve(home), verb)
  if ('release' in taken) return taken
  throw new LaunchError(
    `Hamkori already runs in ${home} ("${taken.verb}", process ${taken.pid}): stop it first, ` +
      'or set HAMKORI_HOME to another folder.',
  )
}

/** The process that runs this home now, or `null`. */
export function holderOfHome(home: string): Promise<Holder | null> {
  return holderOf(path.resolve(home))
}
