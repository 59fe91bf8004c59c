import { defineMatrix } from './module-matrix.ts'

/** Fields of the root that belong to no module. */
export const matrix = defineMatrix({ queries: { node: '', nodes: '', installation: '' } })
