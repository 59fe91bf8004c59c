import { readTerritory } from './territory.queries.ts'

/**
 * How long an answer stands that asks for nothing but places, departments and units: as long as the territory is the same. What
 * later modules add to them (councils, counts) is not reached, and neither are sources.
 */
export const territoryPolicy = {
  version: async (): Promise<readonly unknown[]> => [await readTerritory()],
  covers: [
    'Name',
    'Tile',
    ...[
      'id',
      'code',
      'kind',
      'name',
      'shortName',
      'formerNames',
      'parent',
      'children',
      'tile',
      'population',
      'populationOn',
      'populationSource',
      'source',
      'confusedWith',
      'departments',
      'units',
    ].map((field) => `Area.${field}`),
    ...['id', 'code', 'kind', 'name', 'area', 'parent', 'units', 'inferred'].map((field) => `Department.${field}`),
    ...['id', 'code', 'name', 'area', 'department', 'closedOn', 'inferred'].map((field) => `PoliceUnit.${field}`),
  ],
}
