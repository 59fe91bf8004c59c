import type { z } from 'zod'

/**
 * Every code that a refused input can carry. The web app translates them (`issues.<code>`), so a code is never
 * renamed and no sentence is ever sent by the server.
 */
export const issueCodes = [
  'required',
  'wrong_type',
  'unknown_field',
  'not_one_of',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'too_small',
  'too_large',
  'too_common',
  'not_whole',
  'control_character',
  'broken_character',
  'not_printable',
  'not_a_date',
  'date_out_of_range',
  'date_in_future',
  'date_in_past',
  'date_before_other',
  'date_too_far',
  'not_a_time',
  'time_before_other',
  'time_in_past',
  'not_a_month',
  'not_an_id',
  'not_an_email',
  'address_unconfirmed',
  'not_a_url',
  'not_a_code',
  'not_a_receipt_key',
  'not_a_reference',
  'original_missing',
  'duplicate',
  'one_owner_only',
  'owner_missing',
  'votes_exceed_presence',
  'not_present',
  'not_at_once',
  'parts_exceed_whole',
  'needs_evidence',
  'needs_omission_reason',
  'needs_ground',
  'needs_receiver',
  'needs_owner_and_date',
  'needs_until_date',
  'not_applicable_here',
  'other_year',
  'unchanged',
  'in_use',
  'unknown_unit',
  'unknown_record',
  'not_settled',
  'sits_on_council',
  'is_watched_officer',
  'sits_on_its_council',
  'taken_from_then',
  'seat_missing',
  'seat_taken',
  'seat_offered',
  'office_taken',
  'seat_has_account',
  'has_account',
  'has_not_answered',
  'invitation_waits',
  'file_not_accepted',
  'file_too_large',
  'file_too_many_pixels',
  'file_damaged',
  'wrong_password',
  'wrong_code',
  'invalid',
] as const
export type IssueCode = (typeof issueCodes)[number]

/** Numbers and short words a translation may show: `{max}`, `{min}`, `{actual}`, … */
export type IssueParams = Readonly<Record<string, string | number>>

/** One refusal beside one field. `path` is dotted: `agenda.0.title`; empty means the whole input. */
export interface InputIssue {
  readonly path: string
  readonly code: IssueCode
  readonly params: IssueParams
}

export type ReadResult<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly issues: readonly InputIssue[] }

/** More refusals than this tell a person nothing new; the rest is left out so that an answer stays small. */
export const maximumIssues = 50

const known: ReadonlySet<string> = new Set(issueCodes)

/** True when the text is one of {@link issueCodes}. */
export function isIssueCode(text: string): text is IssueCode {
  return known.has(text)
}

/**
 * Reads an untrusted input with a schema of this package.
 * Never throws for bad input: the refusals come back as codes with their field, at most {@link maximumIssues}.
 */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): ReadResult<z.output<S>> {
  const result = schema.safeParse(input, { error: (issue) => codeOf(issue, isMissing(issue.input)) })
  return result.success ? { ok: true, data: result.data } : { ok: false, issues: inputIssues(result.error) }
}

/**
 * The refusals of a zod error as codes, in the order of the fields. Prefer {@link readInput}: without the input at
 * hand, a missing choice from a list cannot be told from a wrong one.
 */
export function inputIssues(error: z.ZodError): InputIssue[] {
  return error.issues.slice(0, maximumIssues).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: isIssueCode(issue.message) ? issue.message : codeOf(issue, /received (undefined|null)$/u.test(issue.message)),
    params: paramsOf(issue),
  }))
}

/** What is read of a zod issue; which fields it has depends on its code. */
interface AnyIssue {
  readonly code?: string | undefined
  readonly expected?: unknown
  readonly origin?: unknown
  readonly maximum?: unknown
  readonly minimum?: unknown
  readonly params?: unknown
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null
}

function codeOf(issue: AnyIssue, missing: boolean): IssueCode {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return 'not_whole'
      return missing ? 'required' : 'wrong_type'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'invalid_value':
    case 'invalid_union':
      return missing ? 'required' : 'not_one_of'
    case 'too_big':
      return sizeCode(issue.origin, 'too_long', 'too_many', 'too_large')
    case 'too_small':
      return sizeCode(issue.origin, 'too_short', 'too_few', 'too_small')
    case 'invalid_format':
      return 'invalid'
    default:
      return 'invalid'
  }
}

function sizeCode(origin: unknown, text: IssueCode, list: IssueCode, number: IssueCode): IssueCode {
  if (origin === 'string') return text
  if (origin === 'array' || origin === 'set') return list
  return number
}

function paramsOf(issue: AnyIssue): IssueParams {
  const params: Record<string, string | number> = {}
  const copy = (name: string, value: unknown): void => {
    if (typeof value === 'number' || typeof value === 'string') params[name] = value
    else if (typeof value === 'bigint') params[name] = Number(value)
  }
  copy('max', issue.maximum)
  copy('min', issue.minimum)
  const own = issue.params
  if (own !== null && typeof own === 'object') for (const [name, value] of Object.entries(own)) copy(name, value)
  return params
}
