import { createRequire } from 'node:module'
import loadHighs, { type Highs, type ModelData } from 'highs'
import { SuppressionError } from './suppression-error.ts'

/** Equations between unknowns that are 0 or more. */
export interface Equations {
  readonly unknowns: number
  readonly sums: readonly { readonly cells: readonly number[]; readonly total: number }[]
}

/** Where the sum of cost × unknown is least. */
export interface Optimum {
  readonly unknowns: Float64Array
  /** Of each equation: by how much the optimum moves when its total grows by one; 0 where it does not bind. */
  readonly duals: Float64Array
}

/** Asks a loaded linear program. */
export type Minimise = (costs: Float64Array) => Optimum

/** The last answer agrees with every equation, so the next begins from it: three times as fast as by the dual simplex. */
const primalSimplex = 4

let loading: Promise<Highs> | undefined

/** HiGHS, loaded once in a process: 3.5 MB of WebAssembly. */
export function loadSolver(): Promise<Highs> {
  // The package declares a CommonJS default, and gives an ES module's. Left to itself it looks for its WebAssembly beside
  // the running script, which is another place where the API is one file.
  loading ??= (loadHighs as unknown as typeof loadHighs.default)({
    locateFile: () => createRequire(import.meta.url).resolve('highs/runtime'),
  })
  return loading
}

/**
 * Hands equations to the solver, which keeps its basis from one question to the next: another question changes the costs
 * only. Throws SuppressionError where the equations contradict each other or no optimum is found.
 */
export function withProgram<Result>(
  highs: Highs,
  equations: Equations,
  work: (minimise: Minimise) => Promise<Result>,
): Promise<Result> {
  return highs.withModel(async (model) => {
    model.options.set({ output_flag: false, solver: 'simplex', simplex_strategy: primalSimplex, random_seed: 0 })
    model.passModel(modelOf(highs, equations))
    return await work((costs) => {
      model.changeColsCost({ kind: 'range', from: 0, to: equations.unknowns - 1 }, costs)
      const { modelStatus } = model.run()
      const { optimal, infeasible } = highs.constants.modelStatus
      if (modelStatus === infeasible) {
        throw new SuppressionError('contradiction', 'the published sums contradict each other')
      }
      if (modelStatus !== optimal) {
        throw new SuppressionError('solver', `the solver ended with status ${String(modelStatus)}`)
      }
      const { colValue, rowDual } = model.getSolution()
      return { unknowns: colValue.map(wholeIfNear), duals: rowDual.map(wholeIfNear) }
    })
  })
}

function modelOf(highs: Highs, { unknowns, sums }: Equations): ModelData {
  const totals = sums.map(({ total }) => total)
  const starts = [0]
  for (const { cells } of sums) starts.push((starts.at(-1) ?? 0) + cells.length)
  const indices = sums.flatMap(({ cells }) => cells)
  return {
    numCols: unknowns,
    numRows: sums.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(highs.infinity),
    rowLower: totals,
    rowUpper: totals,
    matrix: {
      format: 'csr',
      numRows: sums.length,
      numCols: unknowns,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
  }
}

/** The solver works to 1e-7; corners of tables are whole numbers. */
function wholeIfNear(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-6 ? whole + 0 : value
}
