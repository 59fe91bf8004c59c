import { importOutlines } from '../actions/import-outlines.ts'
import { removeOutlines } from '../actions/remove-outlines.ts'

/** What an operator does with the outlines of places. */
export const outlineActs = { importOutlines, removeOutlines } as const
