import type { OutlineProblem, OutlineProblemCode } from '@hamkori/schema/territory.outlines'

/** What the command of the operator says of a problem. The web app has words of its own in three languages. */
export function outlineSentence(problem: OutlineProblem): string {
  return sentences[problem.code](problem)
}

const featureOf = ({ feature, area }: OutlineProblem): string => `Feature ${feature ?? '?'} (${area ?? '?'})`
const ringOf = (problem: OutlineProblem): string =>
  `${featureOf(problem)}: ring ${problem.ring ?? '?'}${problem.polygon === undefined ? '' : ` of polygon ${problem.polygon}`}`

const sentences: Readonly<Record<OutlineProblemCode, (problem: OutlineProblem) => string>> = {
  notJson: () => 'This is no GeoJSON: it cannot be read as JSON.',
  noCollection: () => 'This is no GeoJSON FeatureCollection: it has no list of features.',
  otherSystem: ({ found }) =>
    `The coordinates are in the system ${found ?? 'of its member "crs"'}: convert them to longitude and latitude in degrees (WGS 84).`,
  noFeatures: () => 'There is no feature in it.',
  tooManyFeatures: ({ count, limit }) => `It has ${count} features; at most ${limit} are read.`,
  tooManyPositions: ({ count, limit }) =>
    `It has ${count} positions; at most ${limit} are read. Simplify it before, for example with mapshaper.`,
  noCode: ({ feature }) => `Feature ${feature} has no property "code" with the code of a place, such as TJ-SU-01.`,
  wholeCountry: (problem) =>
    `${featureOf(problem)} is the whole country: bring the outlines of its regions, districts and cities.`,
  unknownCode: (problem) => `${featureOf(problem)}: there is no place with this code.`,
  sameCode: ({ feature, count, area }) => `Features ${feature} and ${count} both have the code ${area}.`,
  noOutline: (problem) => `${featureOf(problem)} has no outline: its geometry must be of type Polygon or MultiPolygon.`,
  emptyGeometry: (problem) => `${featureOf(problem)} has no outline: its geometry is empty.`,
  noRings: (problem) => `${featureOf(problem)} has a polygon without rings at place ${problem.polygon}.`,
  ringNotList: (problem) => `${ringOf(problem)} is no list of positions.`,
  ringBroken: (problem) => `${ringOf(problem)} has something that is no position at place ${problem.count}.`,
  ringOutsideWorld: (problem) =>
    `${ringOf(problem)} lies outside the world at ${problem.found}; positions are longitude and latitude in degrees (WGS 84).`,
  ringOutsideCountry: (problem) =>
    `${ringOf(problem)} lies outside Tajikistan at ${problem.found}; longitude comes first, then latitude.`,
  ringTooShort: (problem) =>
    `${ringOf(problem)} has ${problem.count} positions; the smallest ring has ${problem.limit}, of which the last is the first again.`,
  ringOpen: (problem) => `${ringOf(problem)} is not closed: it begins and ends at ${problem.found}.`,
  ringCrosses: (problem) => `${ringOf(problem)} crosses itself near ${problem.found}.`,
  ringEmpty: (problem) => `${ringOf(problem)} encloses nothing.`,
  noSource: () => 'The file does not say where its outlines come from: say it beside the file. The map shows both.',
  noLicence: () =>
    'The file does not say under which licence its outlines may be used: say it beside the file. The map shows both.',
}
