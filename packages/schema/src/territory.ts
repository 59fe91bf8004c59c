import { z } from 'zod'
import { codeText, plainText, wholeNumber } from './text.ts'
import { areaCodePattern, areaKinds, areaSearchLimitMax, areaSearchTextMax, departmentCodePattern, unitCodePattern } from './territory.words.ts'

export * from './folding.ts'
export * from './territory.words.ts'

const upper = (text: string): string => text.trim().toUpperCase()

/** Code of an area, forgiving about case and spaces around it. */
export const areaCode = () => codeText(areaCodePattern, 'not_a_code', upper)

/** Code of a department, forgiving about case and spaces around it. */
export const departmentCode = () => codeText(departmentCodePattern, 'not_a_code', upper)

/** Code of a police unit, forgiving about case and spaces around it. */
export const unitCode = () => codeText(unitCodePattern, 'not_a_code', upper)

/** What the search box sends. */
export const searchAreasInput = z.strictObject({
  text: plainText({ max: areaSearchTextMax }),
  limit: wholeNumber({ min: 1, max: areaSearchLimitMax }).default(10),
  kinds: z.array(z.enum(areaKinds)).max(areaKinds.length).optional(),
})
export type SearchAreasInput = z.input<typeof searchAreasInput>
