import type { ResidentPage } from '../../platform/resident.ts'
import { policeUnitQuery } from './resident.documents.ts'

interface UnitAnswer {
  data?: { policeUnit: { code: string; name: Record<'tg' | 'ru' | 'en', string> } | null } | null
}

/** Loads the unit that the resident is asked about. */
export const residentPage: ResidentPage = {
  async load({ language, unit, graphql }) {
    const answer = (await graphql({ query: policeUnitQuery, variables: { code: unit } })) as UnitAnswer
    const found = answer.data?.policeUnit
    if (!found) return { status: 404, head: { title: '' }, props: {} }
    return { status: 200, head: { title: found.name[language] }, props: { unit: found.code, name: found.name[language] } }
  },
}
