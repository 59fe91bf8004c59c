import { z } from 'zod'
import { codeText } from './text.ts'

/** A job, by its number in the database: a positive integer of at most 18 digits. */
export const jobInput = z.strictObject({ number: codeText(/^[1-9]\d{0,17}$/u, 'not_an_id') })
export type JobInput = z.input<typeof jobInput>
