import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What dashboards, the inbox and the desk contribute to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Department.scores'],
  queries: {
    dashboard: (fixtures, _actor, half) => [
      { tag: half, args: `scope: area, code: "${fixtures.halves[half]['areaCode'] ?? ''}"` },
      { tag: half, args: `scope: unit, code: "${fixtures.halves[half]['unitCode'] ?? ''}"` },
    ],
    timeliness: (fixtures, _actor, half) => [{ tag: half, args: `code: "${fixtures.halves[half]['areaCode'] ?? ''}"` }],
    // Every field of every record of a page of twenty is more than one query may cost.
    inbox: 'first: 5',
    desk: '',
    overview: '',
    regionsOverview: '',
  },
  cacheExample: async () => ({ dashboard: 'scope: country, code: "TJ", release: 2', timeliness: 'code: "TJ-SU"' }),
})
