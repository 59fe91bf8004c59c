import { factKeys, instrumentVersion, scoreKeys } from '@hamkori/schema/feedback'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { formatReceipt, parseReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { refuseOnLowSpace } from '../../platform/disk-space.ts'
import {
  ConflictError,
  DomainError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
} from '../../platform/errors.ts'
import type { FormState } from '../../platform/http/pages.ts'
import { anonymous } from '../../platform/viewer.ts'
import { submitRating } from './actions/submit-rating.ts'

const texts = ['idempotencyKey', 'contactKind', 'initiatedBy', 'ageBand', 'sex', 'comment', 'commentLanguage'] as const
const named = [...texts, 'instrument', 'channel', 'receipt', 'happened', 'when', ...scoreKeys, ...factKeys] as const
/** Longer values are no answer of a person; they are refused like a comment that is too long. */
const longestKept = 10_000

/**
 * Takes the form of the resident's page as a browser sends it without JavaScript, and calls the same action as the API.
 * The page's server wrote the key and the receipt into the form, so sending it twice stores it once and shows the same
 * receipt. Expected refusals come back as issues at their fields, with what was written; anything else is thrown.
 */
export async function receiveRatingForm(unitCode: string, body: Readonly<Record<string, unknown>>): Promise<FormState> {
  const values = readValues(body)
  const receipt = parseReceipt(values['receipt'] ?? '')
  if (receipt === null) return refused(values, [{ path: ['receipt'], code: 'required' }])
  try {
    refuseOnLowSpace()
    await submitRating(anonymous, inputOf(unitCode, values, await receiptKeyOf(receipt)))
    return { outcome: 'accepted', values: {}, issues: [], receipt: formatReceipt(receipt) }
  } catch (failure) {
    if (failure instanceof DomainError) return stateOf(failure, values)
    throw failure
  }
}

/**
 * The key of a receipt that was typed into its page's form and sent without JavaScript; null where it is no receipt. The receipt is
 * kept nowhere.
 */
export async function typedReceiptKey(body: Readonly<Record<string, unknown>>): Promise<string | null> {
  const code = body['code']
  const receipt = typeof code === 'string' ? parseReceipt(code.slice(0, longestKept)) : null
  return receipt === null ? null : receiptKeyOf(receipt)
}

function readValues(body: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = named.flatMap((name) => {
    const value = body[name]
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, longestKept)] as const] : []
  })
  return Object.fromEntries(given)
}

function inputOf(unitCode: string, values: Readonly<Record<string, string>>, receiptKey: string): SubmitRatingInput {
  const input = {
    ...Object.fromEntries(texts.map((name) => [name, values[name]])),
    ...Object.fromEntries(factKeys.map((key) => [key, values[key]])),
    ...Object.fromEntries(scoreKeys.map((key) => [key, numberOf(values[key])])),
    instrument: values['instrument'] ?? instrumentVersion,
    channel: values['channel'] ?? 'web',
    happened: values['happened'] ?? values['when'],
    receiptKey,
    unitCode,
  }
  // The values of a form are not typed; the action's own schema checks every one of them.
  return input as unknown as SubmitRatingInput
}

/** What is not a number stays as it is, so that the schema refuses it at its field. */
function numberOf(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d$/.test(text) ? Number(text) : text
}

function stateOf(failure: DomainError, values: Readonly<Record<string, string>>): FormState {
  if (failure instanceof InvalidInputError) return refused(values, failure.issues)
  if (failure instanceof NotFoundError) return refused(values, [{ path: ['unitCode'], code: 'unknown_unit' }])
  if (failure instanceof ConflictError) return refused(values, [{ path: [], code: 'duplicate' }])
  if (failure instanceof UnavailableError) {
    return { ...refused(values, [{ path: [], code: 'busy' }]), retryAfterSeconds: failure.retryAfterSeconds }
  }
  throw failure
}

function refused(
  values: Readonly<Record<string, string>>,
  issues: readonly { path: readonly string[]; code: string }[],
): FormState {
  return { outcome: 'refused', values, issues: issues.map(({ path, code }) => ({ path, code })) }
}
