import { chooseNameDisplay } from './actions/choose-name-display.ts'
import { writeMemberName } from './actions/write-member-name.ts'

/** What is done with members' names outside this module: by the seed. */
export const memberNames = { write: writeMemberName, chooseDisplay: chooseNameDisplay }
