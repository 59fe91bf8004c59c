import { byThing, defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What the territory contributes to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Area', 'Department', 'PoliceUnit', 'Source'],
  queries: {
    area: byThing('code', 'areaCode'),
    department: byThing('code', 'departmentCode'),
    policeUnit: byThing('code', 'unitCode'),
    searchPlaces: byThing('text', 'areaName'),
    country: '',
    districts: '',
    regions: '',
    source: (_fixtures, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'code: "S1"' }] : []),
  },
})
