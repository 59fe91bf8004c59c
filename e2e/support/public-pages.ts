import type { Page } from '@playwright/test'
import type { PublicRoute } from '../../apps/web/src/platform/public-route.ts'

/** Of a page whose address holds a reference: the list on which its address is found, and what such an address looks like. */
interface Listed {
  readonly on: string
  readonly like: RegExp
}

/**
 * One address for every public route, below the language, among the demonstration content. A route without one fails the
 * checks of all pages: who adds a page adds its example here. A route that draws two kinds of page has one of each, the first of
 * which stands for it where one is enough.
 */
const examples: Readonly<Record<string, string | Listed | readonly Listed[]>> = {
  home: '',
  search: 'search?q=Хуҷанд',
  areas: 'areas',
  area: 'areas/TJ-SU-01',
  department: 'departments/MIA-SU-01',
  unit: 'units/SU-01-1',
  councils: 'councils',
  council: 'councils/khujand',
  plan: { on: 'councils/khujand', like: /^\/tg\/councils\/(.+\/plans\/\d{4})$/ },
  organisations: 'organisations',
  documents: 'documents',
  source: { on: 'activities', like: /^\/tg\/sources\/(.+)$/ },
  meetings: 'meetings',
  // Minutes, and what is announced.
  meeting: ['meetings', 'meetings?when=coming'].map((on) => ({ on, like: /^\/tg\/meetings\/(.+)$/ })),
  activities: 'activities',
  activity: { on: 'activities', like: /^\/tg\/activities\/(.+)$/ },
  gatherings: 'gatherings',
  // One with papers and an outcome.
  gathering: { on: 'gatherings?area=TJ-SU', like: /^\/tg\/gatherings\/(.+)$/ },
  'gathering-slides': 'gatherings/tj-2019-10-04/slides',
  shortcomings: 'shortcomings',
  shortcoming: { on: 'shortcomings', like: /^\/tg\/shortcomings\/(.+)$/ },
  proposals: 'proposals',
  proposal: { on: 'proposals', like: /^\/tg\/proposals\/(.+)$/ },
  recommendations: 'recommendations',
  recommendation: { on: 'recommendations', like: /^\/tg\/recommendations\/(.+)$/ },
  'days-off': 'days-off?year=2027',
  'choose-unit': 'rate',
  rate: 'r/SU-01-1',
  receipt: 'receipt',
  dashboards: 'dashboards',
  dashboard: 'dashboards/TJ-SU',
  timeliness: 'dashboards/answers?area=TJ-SU',
  compare: 'dashboards/compare?one=TJ-SU&other=TJ-KT',
  periods: 'dashboards/periods?of=TJ-SU',
  figure: 'dashboards/figure?of=TJ-SU&chart=trend&release=1',
  'unit-dashboard': 'dashboards/units/SU-01-1',
  releases: 'releases',
  release: 'releases/1',
  'open-data': 'open-data',
  developers: 'developers',
  reports: 'reports',
  report: { on: 'reports', like: /^\/tg\/reports\/(.+)$/ },
  'sign-in': 'sign-in',
  'first-factor': 'second-factor',
  'forgotten-password': 'forgotten-password',
  invitation: 'invitation',
  'new-password': 'new-password',
  'confirm-email': 'confirm-email',
  unsubscribe: 'unsubscribe/0',
  missing: 'no-such-page',
}

// The built server of the web app, whose routes are those that people meet.
const { publicRoutes } = (await import(
  new URL('../../apps/web/dist/server/entry-server.js', import.meta.url).href
)) as {
  publicRoutes: () => PublicRoute[]
}

/** The public routes of the built app. */
export const routes: readonly PublicRoute[] = publicRoutes()

/** The names of public routes that have no example. */
export const withoutExample: readonly string[] = routes.map(({ name }) => name).filter((name) => !(name in examples))

/** The addresses of a route's examples, below the language. */
export async function examplesOf(page: Page, { name }: PublicRoute): Promise<readonly string[]> {
  const example = examples[name]
  if (example === undefined) throw new Error(`the public route "${name}" has no example in e2e/support/public-pages.ts`)
  if (typeof example === 'string') return [example]
  const listed = 'on' in example ? [example] : example
  return Promise.all(listed.map((each) => findOn(page, each)))
}

/** The address of a route's first example, below the language. */
export async function exampleOf(page: Page, route: PublicRoute): Promise<string> {
  return (await examplesOf(page, route))[0] ?? ''
}

async function findOn(page: Page, example: Listed): Promise<string> {
  const list = await (await page.request.get(`/tg/${example.on}`)).text()
  const addresses = [...list.matchAll(/href="([^"?#]+)"/g)].map(([, address = '']) => address)
  const found = addresses.map((address) => example.like.exec(address)).find((match) => match !== null)
  if (!found) throw new Error(`no address like ${String(example.like)} on /tg/${example.on}`)
  return found[0].slice('/tg/'.length)
}
