import { readSettings } from '../settings.ts'
import { describeDatabase } from '../doctor/database.ts'
import { describeMachine } from '../doctor/machine.ts'
import { say } from '../output.ts'

/** One line of the report: what, how it is, and whether that is in order. */
export interface Finding {
  about: string
  is: string
  /** `false` marks a fault; `null` what cannot be told now, such as the settings of a server that is not running. */
  good: boolean | null
}

/** `pnpm doctor`: what is in force. Starts nothing, changes nothing; code 1 when something is wrong. */
export async function doctor(): Promise<number> {
  const settings = readSettings(process.env)
  const findings = [...(await describeMachine(settings)), ...(await describeDatabase(settings))]
  const width = Math.max(...findings.map(({ about }) => about.length))
  for (const { about, is, good } of findings) {
    say(`  ${good === true ? 'ok  ' : good === false ? 'BAD ' : '-   '} ${about.padEnd(width)}  ${is}`)
  }
  const faults = findings.filter(({ good }) => good === false).length
  say(faults === 0 ? '\nNothing is wrong.' : `\n${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong.`)
  return faults === 0 ? 0 : 1
}
