import { builder } from '../../platform/builder.ts'
import { Name } from '../../platform/text-types.ts'
import type { Scope } from './scopes.ts'

/** What a dashboard is about. */
export const ScopeKind = builder.enumType('ScopeKind', {
  description: 'What a dashboard is about.',
  values: {
    country: { description: 'The country.' },
    region: { description: 'A place of the first level.' },
    area: { description: 'A district or city.' },
    unit: { description: 'A police unit: the finest thing that is ever rated.' },
  } as const,
})

/** The way to another dashboard. */
export const DashboardLink = builder.objectRef<Scope>('DashboardLink').implement({
  // The fields that lead to it say on what their answers depend.
  cache: 'territory',
  description: 'The way to another dashboard.',
  fields: (t) => ({
    scope: t.expose('kind', { type: ScopeKind, description: 'What it is about.' }),
    code: t.exposeString('code', { description: 'Its code.' }),
    name: t.expose('name', { type: Name, description: 'Its name.' }),
  }),
})
