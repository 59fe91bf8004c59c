import { z } from 'zod'
import { releaseNoteLimit, scopeKinds } from './dashboards.constants.ts'
import { languages } from './languages.ts'
import { codeText, plainText } from './text.ts'

export * from './dashboards.constants.ts'

/** Which part of the published lattice a dashboard shows. Nothing finer or crosswise can be asked for. */
export const dashboardInput = z.strictObject({
  scope: z.enum(scopeKinds),
  code: codeText(/^[A-Z]{2}(?:-[A-Z0-9]{1,8}){0,3}$/u, 'not_a_code', (text) => text.trim().toUpperCase()),
})

const upper = (text: string) => text.trim().toUpperCase()

/** A note against a release, by its department and release; it is the viewer's own. `version` is the one that was read, 0 for none. */
export const releaseNoteInput = z.strictObject({
  departmentCode: codeText(/^MIA(?:-[A-Z0-9]{1,8}){0,3}$/u, 'not_a_code', upper),
  releaseNumber: z.int().min(1).max(1_000_000_000),
  version: z.int().min(0),
})
export type ReleaseNoteInput = z.input<typeof releaseNoteInput>

/** What a note says. */
export const writeReleaseNoteInput = releaseNoteInput.extend({
  language: z.enum(languages),
  text: plainText({ max: releaseNoteLimit, multiline: true }),
})
export type WriteReleaseNoteInput = z.input<typeof writeReleaseNoteInput>
