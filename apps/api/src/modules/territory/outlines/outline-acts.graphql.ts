import { fileHashPattern } from '@hamkori/schema/files.constants'
import { outlineProblemsNamed } from '@hamkori/schema/territory.outlines'
import type { OutlineProblem, OutlineProblemCode as OutlineProblemCodeName } from '@hamkori/schema/territory.outlines'
import { mayAct } from '../../../platform/authorize.ts'
import { builder } from '../../../platform/builder.ts'
import { confirmedActErrors } from '../../../platform/error-types.ts'
import { readSentFile } from '../../../platform/files/stored-files.ts'
import { importOutlineFile } from '../actions/import-outline-file.ts'
import { removeOutlines } from '../actions/remove-outlines.ts'
import { readTerritory } from '../territory.queries.ts'
import { checkOutlines } from './check-outlines.ts'
import type { OutlineCheck } from './check-outlines.ts'
import { OutlineMapType } from './outlines.graphql.ts'

const OutlineProblemCode = builder.enumType('OutlineProblemCode', {
  description: 'What can be wrong with a file of outlines.',
  values: {
    notJson: { description: 'It cannot be read as JSON.' },
    noCollection: { description: 'It is no FeatureCollection.' },
    otherSystem: { description: 'Its coordinates are not longitude and latitude in degrees.' },
    noFeatures: { description: 'It has no feature.' },
    tooManyFeatures: { description: 'It has more features than are read.' },
    tooManyPositions: { description: 'It has more positions than are read.' },
    noCode: { description: 'A feature has no code of a place.' },
    wholeCountry: { description: 'A feature is the whole country.' },
    unknownCode: { description: 'A feature has a code that no place has.' },
    sameCode: { description: 'Two features have the same code.' },
    noOutline: { description: 'A feature has no polygon.' },
    emptyGeometry: { description: 'The geometry of a feature is empty.' },
    noRings: { description: 'A polygon has no rings.' },
    ringNotList: { description: 'A ring is no list of positions.' },
    ringBroken: { description: 'A ring has something that is no position.' },
    ringOutsideWorld: { description: 'A ring lies outside the world.' },
    ringOutsideCountry: { description: 'A ring lies outside the country.' },
    ringTooShort: { description: 'A ring has fewer than four positions.' },
    ringOpen: { description: 'A ring does not end where it begins.' },
    ringCrosses: { description: 'A ring crosses itself.' },
    ringEmpty: { description: 'A ring encloses nothing.' },
    noSource: { description: 'Nobody says where the outlines come from.' },
    noLicence: { description: 'Nobody says under which licence they may be used.' },
  } satisfies Record<OutlineProblemCodeName, { description: string }>,
})

const OutlineProblemType = builder.objectRef<OutlineProblem>('OutlineProblem').implement({
  description: 'One thing that is wrong with a file of outlines, and where. Counts begin at 1.',
  fields: (t) => ({
    code: t.field({ type: OutlineProblemCode, description: 'What it is.', resolve: ({ code }) => code }),
    feature: t.int({
      nullable: true,
      description: 'The feature, by its place in the file.',
      resolve: ({ feature }) => feature,
    }),
    area: t.string({ nullable: true, description: 'The code that the feature carries.', resolve: ({ area }) => area }),
    ring: t.int({ nullable: true, description: 'The ring of the polygon.', resolve: ({ ring }) => ring }),
    polygon: t.int({
      nullable: true,
      description: 'The polygon, where the feature has several.',
      resolve: ({ polygon }) => polygon,
    }),
    found: t.string({
      nullable: true,
      description: 'What was found there: a position, or the name of a coordinate system.',
      resolve: ({ found }) => found,
    }),
    count: t.int({
      nullable: true,
      description: 'How many there are, or the other feature, or the place within a ring.',
      resolve: ({ count }) => count,
    }),
    limit: t.int({ nullable: true, description: 'How many there may be, or must be.', resolve: ({ limit }) => limit }),
  }),
})

const OutlineCheckType = builder.objectRef<OutlineCheck>('OutlineCheck').implement({
  description: 'What a file of outlines would do, before anything is changed.',
  fields: (t) => ({
    problems: t.field({
      type: [OutlineProblemType],
      description: `What is wrong with it, the first ${outlineProblemsNamed}; empty where it is accepted.`,
      resolve: ({ problems }) => problems.slice(0, outlineProblemsNamed),
    }),
    problemCount: t.int({ description: 'How much is wrong in all.', resolve: ({ problems }) => problems.length }),
    places: t.exposeInt('places', { description: 'How many places it has an outline of.' }),
    map: t.field({
      type: OutlineMapType,
      nullable: true,
      description: 'The map of the country as it would be.',
      resolve: ({ map }) => map,
    }),
    source: t.exposeString('source', { nullable: true, description: 'Where its outlines come from, as it says.' }),
    licence: t.exposeString('licence', { nullable: true, description: 'Under which licence, as it says.' }),
  }),
})

builder.queryField('outlineCheck', (t) =>
  t.field({
    type: OutlineCheckType,
    nullable: true,
    description:
      'Checks a file of outlines that the same administrator sent before; null for everybody else and for any other file.',
    authScopes: { signedIn: true },
    args: { file: t.arg.string({ required: true, description: 'Its SHA-256, as /files answered.' }) },
    resolve: async (_root, { file }, { viewer }) => {
      if (viewer.kind !== 'person' || !mayAct(viewer, 'territory:import') || !fileHashPattern.test(file)) return null
      const content = await readSentFile(viewer.personId, file, 'application/geo+json')
      return content === null ? null : checkOutlines(await readTerritory(), content.toString('utf8'))
    },
  }),
)

const OutlineChange = builder.objectRef<{ places: number }>('OutlineChange').implement({
  description: 'A change of the outlines on the map.',
  fields: (t) => ({
    places: t.exposeInt('places', { description: 'Of how many places outlines were put on the map, or taken off it.' }),
  }),
})

const ImportOutlinesInput = builder.inputType('ImportOutlinesInput', {
  description: 'A file of outlines that was sent and checked before.',
  fields: (t) => ({
    file: t.string({ required: true, description: 'Its SHA-256, as /files answered.' }),
    source: t.string({
      required: true,
      description: 'Where the outlines come from, as the map says; up to 400 characters.',
    }),
    licence: t.string({ required: true, description: 'Under which licence they may be used; up to 100 characters.' }),
  }),
})

const confirmed = { authScopes: { signedIn: true }, errors: { types: confirmedActErrors } } as const

builder.mutationFields((t) => ({
  importOutlines: t.field({
    type: OutlineChange,
    description: 'Puts the outlines of a file on the map in place of those before. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: ImportOutlinesInput, required: true, description: 'The file and its origin.' }) },
    resolve: async (_root, { input }, { viewer }) => ({ places: await importOutlineFile(viewer, input) }),
  }),
  removeOutlines: t.field({
    type: OutlineChange,
    description: 'Takes all outlines off the map, which is one of equal tiles again. Administrators.',
    ...confirmed,
    resolve: async (_root, _arguments, { viewer }) => ({ places: await removeOutlines(viewer) }),
  }),
}))
