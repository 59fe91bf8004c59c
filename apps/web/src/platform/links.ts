import type { AnswerState, CaseStage, CaseTopic } from '@hamkori/schema/cases.constants'
import { type Language, isLanguage } from '@hamkori/schema/languages'
import type { DocumentFormat } from './document-file.ts'
import type { FileFormat, PictureFormat } from './file-formats.ts'

const part = encodeURIComponent

function query(values: Readonly<Record<string, string | undefined>>): string {
  const filled = Object.entries(values).flatMap(([name, value]) => (value ? [`${name}=${part(value)}`] : []))
  return filled.length > 0 ? `?${filled.join('&')}` : ''
}

/** An address: a path below the language, each part of it encoded, with what is filled of a query. */
export function addressOf(
  language: Language,
  path: readonly string[],
  values: Readonly<Record<string, string | undefined>> = {},
): string {
  return `/${[language, ...path.map(part)].join('/')}${query(values)}`
}

/** A page of a list: `after` is the cursor of the last entry of the page before. */
export interface ListAddress {
  readonly after?: string | undefined
}

/** A page of a list that can be narrowed to a place, by the code of its area. */
export interface PlaceListAddress extends ListAddress {
  readonly area?: string | undefined
}

/** What the list of councils is narrowed to, as its address says it. */
export interface CouncilListAddress extends PlaceListAddress {
  readonly q?: string | undefined
  /** Only those without a meeting of the last three months. */
  readonly met?: 'no' | undefined
}

/** What the list of meetings is narrowed to, as its address says it. */
export interface MeetingListAddress extends PlaceListAddress {
  /** The council that met, by its name in addresses. */
  readonly council?: string | undefined
  /** Announced ones: those to come, or those whose day has passed without public minutes. Held ones where it is absent. */
  readonly when?: 'coming' | 'past' | undefined
}

/** What a list of cases is narrowed to, as its address says it. */
export interface CaseListAddress extends PlaceListAddress {
  /** The council that registered them, by its name in addresses. */
  readonly council?: string | undefined
  /** The code of the department that owes the answer or gave it. */
  readonly department?: string | undefined
  /** The place of such departments, with everything below it. */
  readonly departments?: string | undefined
  /** The first day on which it was sent, YYYY-MM-DD. */
  readonly since?: string | undefined
  readonly answer?: AnswerState | undefined
  /** How far it has come. */
  readonly stage?: CaseStage | undefined
  readonly topic?: CaseTopic | undefined
  /** The round table at which they were made, by its name in addresses. */
  readonly gathering?: string | undefined
  /** The year of registration. */
  readonly year?: string | undefined
}

/** What the records that the search finds are narrowed to, as its address says it. `after` is the number of the page before. */
export interface RecordSearchAddress extends PlaceListAddress {
  /** The name of the GraphQL type of the records. */
  readonly type?: string | undefined
  readonly year?: string | undefined
}

/** How fast the departments of a place answer; of the whole country and all types of record where nothing is said. */
export interface TimelinessAddress extends ListAddress {
  readonly area?: string | undefined
  readonly type?: 'Shortcoming' | 'Proposal' | undefined
  /** By what its table is ordered; most overdue first where it is absent. */
  readonly order?: 'open' | 'cases' | 'inTime' | 'median' | 'name' | undefined
}

/** What a page of the audit log is narrowed to, as its address says it. Days are YYYY-MM-DD, both included. */
export interface AuditLogAddress extends ListAddress {
  readonly action?: string | undefined
  readonly outcome?: 'done' | 'refused' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The id of a person: only what that person did. */
  readonly actor?: string | undefined
  /** The printed number of a record, or its permanent id: only what was done to it. */
  readonly record?: string | undefined
}

/**
 * The addresses to which pages of several modules lead; a module keeps those to which it alone leads in its own `links.ts`.
 * They are built nowhere else. They are readable and permanent: other sites, printed posters and minutes hold them. Paths
 * that take a code or a reference take it as people see it.
 */
export const links = {
  home: (language: Language): string => `/${language}`,
  /** Places and records that a text finds; the records narrowed. */
  search: (language: Language, text = '', filter: RecordSearchAddress = {}): string =>
    addressOf(language, ['search'], { q: text, ...filter }),

  areas: (language: Language): string => `/${language}/areas`,
  area: (language: Language, code: string): string => `/${language}/areas/${part(code)}`,
  department: (language: Language, code: string): string => `/${language}/departments/${part(code)}`,
  unit: (language: Language, code: string): string => `/${language}/units/${part(code)}`,

  /** Every council, or those of one region, or those whose name or place was typed, or that have not met for three months. */
  councils: (language: Language, filter: CouncilListAddress = {}): string =>
    `/${language}/councils${query({ ...filter })}`,
  /** One council; `page` is the page of its meetings. */
  council: (language: Language, slug: string, page: ListAddress = {}): string =>
    `/${language}/councils/${part(slug)}${query({ ...page })}`,
  /** The meetings of the whole country, of one place, or of one council. */
  meetings: (language: Language, filter: MeetingListAddress = {}): string =>
    `/${language}/meetings${query({ ...filter })}`,
  /** The announced meetings of a council, by its name in addresses, or of a place, by its code, for calendar programs. */
  meetingCalendar: (language: Language, of: string): string => `/${language}/calendar/${part(of)}.ics`,
  /** News of a council, by its name in addresses, of a place, by its code, or of a record, by its number, for feed readers. */
  feed: (language: Language, of: string): string => `/${language}/feeds/${part(of)}.atom`,
  meeting: (language: Language, reference: string): string => `/${language}/meetings/${part(reference)}`,
  activities: (language: Language, page: ListAddress = {}): string => `/${language}/activities${query({ ...page })}`,
  activity: (language: Language, code: string): string => `/${language}/activities/${part(code)}`,
  source: (language: Language, code: string): string => `/${language}/sources/${part(code)}`,

  /** The shortcomings of the whole country, or of what the filters leave. */
  shortcomings: (language: Language, filter: CaseListAddress = {}): string =>
    `/${language}/shortcomings${query({ ...filter })}`,
  shortcoming: (language: Language, reference: string): string => `/${language}/shortcomings/${part(reference)}`,
  /** The proposals of the whole country, or of what the filters leave. */
  proposals: (language: Language, filter: CaseListAddress = {}): string =>
    `/${language}/proposals${query({ ...filter })}`,
  proposal: (language: Language, reference: string): string => `/${language}/proposals/${part(reference)}`,
  /** The recommendations of the whole country, or of what the filters leave. */
  recommendations: (language: Language, filter: CaseListAddress = {}): string =>
    `/${language}/recommendations${query({ ...filter })}`,
  recommendation: (language: Language, reference: string): string => `/${language}/recommendations/${part(reference)}`,
  /** A round table of councils, by its name in addresses. */
  gathering: (language: Language, slug: string): string => `/${language}/gatherings/${part(slug)}`,

  /** The country's scores, or those of a region or a district. */
  dashboard: (language: Language, areaCode?: string): string =>
    `/${language}/dashboards${areaCode ? `/${part(areaCode)}` : ''}`,
  /** How fast departments answer. */
  timeliness: (language: Language, filter: TimelinessAddress = {}): string =>
    `/${language}/dashboards/answers${query({ ...filter })}`,
  unitDashboard: (language: Language, unitCode: string): string => `/${language}/dashboards/units/${part(unitCode)}`,

  /** Choose the unit to rate, in the whole country or in one place. */
  chooseUnit: (language: Language, areaCode?: string): string => `/${language}/rate${query({ area: areaCode })}`,
  /** The page to which a QR code leads: rate one unit. */
  rate: (language: Language, unitCode: string): string => `/${language}/r/${part(unitCode)}`,
  receipt: (language: Language): string => `/${language}/receipt`,

  signIn: (language: Language, next?: string): string => `/${language}/sign-in${next ? `?next=${part(next)}` : ''}`,
  desk: (language: Language): string => `/${language}/desk`,
  inbox: (language: Language, page: ListAddress = {}): string => `/${language}/desk/inbox${query({ ...page })}`,
  /** The form of a new shortcoming; of a line of an activity, as `topics.0`, where both are given. */
  registerShortcoming: (language: Language, activity?: string, line?: string): string =>
    `/${language}/desk/shortcomings/new${query({ activity, line })}`,
  deskShortcoming: (language: Language, reference: string): string =>
    `/${language}/desk/shortcomings/${part(reference)}`,
  deskProposal: (language: Language, reference: string): string => `/${language}/desk/proposals/${part(reference)}`,

  person: (language: Language, id: string): string => `/${language}/desk/people/${part(id)}`,
  /** Invite somebody, where a council's slug is given to a seat on it; where the id of a seat is given, to that one. */
  invitePerson: (language: Language, council?: string, seat?: string): string =>
    `/${language}/desk/people/new${query({ council, seat })}`,
  auditLog: (language: Language, filter: AuditLogAddress = {}): string =>
    `/${language}/desk/audit${query({ ...filter })}`,
  /** A council's seats at the desk; with the name or email of somebody who is to be given one. */
  councilSeats: (language: Language, slug: string, person?: string): string =>
    `/${language}/desk/seats/${part(slug)}${query({ person })}`,
} as const

/** The address of the table on a page as a file: that of the page, with the ending after its path. */
export function fileAddress(page: string, format: DocumentFormat | FileFormat | PictureFormat): string {
  const [path = '', asked] = page.split('?')
  return `${path}.${format}${asked === undefined ? '' : `?${asked}`}`
}

/** The language a path starts with, or null. */
export function languageOfPath(path: string): Language | null {
  const first = path.split(/[/?#]/)[1]
  return isLanguage(first) ? first : null
}

/** The same page in another language: the query and the fragment stay. */
export function inLanguage(path: string, language: Language): string {
  const current = languageOfPath(path)
  return current ? `/${language}${path.slice(current.length + 1)}` : `/${language}${path === '/' ? '' : path}`
}

/**
 * A place to go on to after signing in, from a query that anybody may have written:
 * only our own paths with a language, never another site. Returns null for anything else.
 */
export function safeNext(next: unknown): string | null {
  if (typeof next !== 'string' || !languageOfPath(next) || /[\\\s]|\/\//.test(next)) return null
  return next
}
