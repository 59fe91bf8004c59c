import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** May the actor replace the coded tree of places, departments and units, or the outlines of places? Administrators and the system's own imports. */
export function mayImportTerritory(actor: Actor): boolean {
  return mayAct(actor, 'territory:import')
}

/** May the actor put a source on the record, or correct its title and the notes on how it was read? */
export function mayRecordSource(actor: Actor): boolean {
  return mayAct(actor, 'source:record')
}
