import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { fileHashPattern } from './files.constants.ts'
import { sourceCodes } from './sources.ts'
import { absentable, boundedList, codeText, nameInput, optionalText, plainText, wholeNumber } from './text.ts'
import {
  areaCodePattern,
  areaKinds,
  departmentCodePattern,
  departmentKinds,
  outlineLimits,
  territoryLimits as limits,
  unitCodePattern,
} from './territory.constants.ts'

export * from './normalize.ts'
export * from './territory.constants.ts'

const upper = (text: string): string => text.trim().toUpperCase()

/** Code of an area, forgiving about case and spaces around it. */
export const areaCode = () => codeText(areaCodePattern, 'not_a_code', upper)

/** Code of a department, forgiving about case and spaces around it. */
export const departmentCode = () => codeText(departmentCodePattern, 'not_a_code', upper)

/** Code of a police unit, forgiving about case and spaces around it. */
export const unitCode = () => codeText(unitCodePattern, 'not_a_code', upper)

const name = () => nameInput({ max: limits.name })

const areaInput = z.strictObject({
  code: areaCode(),
  kind: z.enum(areaKinds),
  parentCode: absentable(areaCode()),
  name: name(),
  shortName: name(),
  formerNames: optionalText({ max: limits.name }),
  tile: absentable(
    z.strictObject({
      column: wholeNumber({ min: 0, max: limits.tile }),
      row: wholeNumber({ min: 0, max: limits.tile }),
    }),
  ),
  population: absentable(wholeNumber({ min: 0, max: limits.population })),
  populationOn: absentable(dateOnly()),
  populationSource: optionalText({ max: limits.source }),
  confusedWith: boundedList(areaCode(), { max: 10 }).default([]),
  source: plainText({ max: limits.source }),
})

const areaAliasInput = z.strictObject({
  areaCode: areaCode(),
  variant: plainText({ max: limits.name }),
  language: codeText(/^(?:tg|ru|en|tg-legacy-font)$/u, 'not_one_of'),
  source: plainText({ max: limits.source }),
})

const departmentInput = z.strictObject({
  code: departmentCode(),
  kind: z.enum(departmentKinds),
  areaCode: areaCode(),
  parentCode: absentable(departmentCode()),
  name: name(),
  inferred: z.boolean(),
  sourceCodes: sourceCodes(),
})

const policeUnitInput = z.strictObject({
  code: unitCode(),
  departmentCode: departmentCode(),
  areaCode: areaCode(),
  name: name(),
  closedOn: absentable(dateOnly()),
  inferred: z.boolean(),
  sourceCodes: sourceCodes(),
})

/** The whole coded tree with everything that stands on it, as an import brings it. Lists keep their parents before their children. */
export const importTerritoryInput = z.strictObject({
  areas: boundedList(areaInput, { max: limits.areas }),
  aliases: boundedList(areaAliasInput, { max: limits.aliases }),
  departments: boundedList(departmentInput, { max: limits.departments }),
  units: boundedList(policeUnitInput, { max: limits.units }),
})
export type ImportTerritoryInput = z.input<typeof importTerritoryInput>

/** Where imported outlines come from, as the map says it beside them. */
export const outlineOriginInput = z.strictObject({
  source: plainText({ max: outlineLimits.source }),
  licence: plainText({ max: outlineLimits.licence }),
})

/** A file of outlines that was sent and checked before, with what the map says of its origin. */
export const importOutlinesInput = outlineOriginInput.extend({ file: codeText(fileHashPattern, 'unknown_record') })
export type ImportOutlinesInput = z.input<typeof importOutlinesInput>
