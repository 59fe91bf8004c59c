import './territory.graphql.ts'

export { importTerritory } from './actions/import-territory.ts'
export { recordSource } from './actions/record-source.ts'
export { areaIdsWithin } from './area-ids.ts'
export { Area, Department, PoliceUnit, Tile } from './territory-types.graphql.ts'
export { readTerritory } from './territory.queries.ts'
export type { Territory } from './territory-tree.ts'
