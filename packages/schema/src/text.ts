import { z } from 'zod'
import { foreignLetters } from './address.ts'
import type { IssueCode, IssueParams } from './issues.ts'
import { languages, type Language } from './languages.ts'

/**
 * How a piece of an official text came to be in a language.
 * @internal Only tests use it.
 */
export const translationStates = ['original', 'official', 'reviewed', 'unreviewed', 'missing'] as const

/** Adds one refusal by code to a zod context. */
export function refuse(
  ctx: { issues: z.core.$ZodRawIssue[] },
  input: unknown,
  code: IssueCode,
  params: IssueParams = {},
  path: readonly PropertyKey[] = [],
): void {
  ctx.issues.push({ code: 'custom', message: code, params: { ...params }, input, path: [...path] })
}

export interface PlainTextRule {
  /** Fewest code points after trimming; default 1. */
  readonly min?: number
  /** Most code points after trimming and NFC. */
  readonly max: number
  /** Whether line breaks and tabs stay; default false: they become spaces. */
  readonly multiline?: boolean
}

// What word processors and copied telephone numbers bring along, unseen by whoever pastes it.
/** Line breaks by other names: of Word, of mainframes, of typesetters. */
const otherLineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
/** Controls, directions, byte order marks, marks without a width. The joiner (U+200D) of an emoji is part of it. */
const invisible = /(?![\n\t])\p{Cc}|(?!\u200d)\p{Cf}|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|[\ufffe\uffff]/gu
const spaces = /[\n\t]+/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
// In the `u` flag only an unpaired surrogate is a code point of its own.
const loneSurrogate = /\p{Surrogate}/u

/** The number of code points, which is what people mean by "characters" and what PostgreSQL counts. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/**
 * Plain text as a person types or pastes it: NFC, trimmed, every kind of line break as `\n`, or as a space in a text of one
 * line; characters that nobody sees are left out. Counted in code points. Refuses NUL and lone surrogates, which no keyboard
 * sends. Text without one visible character counts as missing.
 */
export function plainText(rule: PlainTextRule) {
  const { min = 1, max, multiline = false } = rule
  return z.string().transform((value, ctx): string => {
    // NFC can shorten a text, but never fourfold; what is longer is refused before any work is spent on it.
    if (value.length > max * 8 + 64) return refused(ctx, value, 'too_long', { max })
    if (loneSurrogate.test(value)) return refused(ctx, value, 'broken_character')
    if (value.includes('\0')) return refused(ctx, value, 'control_character')
    const lines = value.replace(otherLineBreaks, '\n').replace(invisible, '')
    const text = (multiline ? lines : lines.replace(spaces, ' ')).normalize('NFC').trim()
    const length = countCodePoints(text)
    if (min > 0 && !visible.test(text)) return refused(ctx, value, 'required')
    if (length < min) return refused(ctx, value, 'too_short', { min, actual: length })
    if (length > max) return refused(ctx, value, 'too_long', { max, actual: length })
    return text
  })
}

function refused(
  ctx: { issues: z.core.$ZodRawIssue[] },
  input: unknown,
  code: IssueCode,
  params: IssueParams = {},
): never {
  refuse(ctx, input, code, params)
  return z.NEVER
}

/** {@link plainText} that may be absent: `undefined`, `null` and blank all read as `undefined`. */
export function optionalText(rule: PlainTextRule) {
  return absentable(plainText(rule), (value) => typeof value === 'string' && value.trim() === '')
}

/** Makes a schema optional and reads explicit `null` (as GraphQL sends it) as absent. */
export function absentable<S extends z.ZodType>(schema: S, alsoAbsent: (value: unknown) => boolean = () => false) {
  return (
    z
      .custom<z.input<S> | null | undefined>(() => true)
      .transform((value): unknown => (value === null || alsoAbsent(value) ? undefined : value))
      // The schema itself refuses what is not its input; only the static type has to be told.
      .pipe(schema.optional() as z.ZodType<z.output<S> | undefined, unknown>)
      .optional()
  )
}

/** A name that exists in all three languages. */
export function nameInput(rule: PlainTextRule) {
  return z.strictObject({ tg: plainText(rule), ru: plainText(rule), en: plainText(rule) })
}

/** Text of an official record in up to three languages; the original must be among them. */
export function trilingualTextInput(rule: PlainTextRule) {
  return z
    .strictObject({
      original: z.enum(languages),
      tg: optionalText(rule),
      ru: optionalText(rule),
      en: optionalText(rule),
    })
    .check((ctx) => {
      const { original } = ctx.value
      if (ctx.value[original] === undefined)
        refuse(ctx, ctx.value, 'original_missing', { language: original }, [original])
    })
}

/** A record is written in one language: its title and its text must mark the same original. */
export function checkOneOriginal(
  ctx: { issues: z.core.$ZodRawIssue[] },
  record: { readonly title: { readonly original: Language }; readonly detail: { readonly original: Language } },
): void {
  const { title, detail } = record
  if (title.original !== detail.original) refuse(ctx, detail.original, 'not_one_of', {}, ['detail', 'original'])
}

/**
 * A list whose length is checked before any of its items is read, so that a million items cost one comparison.
 */
export function boundedList<S extends z.ZodType>(item: S, rule: { readonly min?: number; readonly max: number }) {
  const { min = 0, max } = rule
  return z
    .custom<readonly z.input<S>[]>((value) => Array.isArray(value), {
      error: (issue) => (issue.input === undefined || issue.input === null ? 'required' : 'wrong_type'),
    })
    .check((ctx) => {
      if (!Array.isArray(ctx.value)) return
      if (ctx.value.length > max) refuse(ctx, ctx.value, 'too_many', { max, actual: ctx.value.length })
      if (ctx.value.length < min) refuse(ctx, ctx.value, 'too_few', { min, actual: ctx.value.length })
    })
    .pipe(z.array(item))
}

/** A whole number within bounds. */
export function wholeNumber(rule: { readonly min: number; readonly max: number }) {
  return z.number().transform((value, ctx): number => {
    if (!Number.isInteger(value)) return refused(ctx, value, 'not_whole')
    if (value < rule.min) return refused(ctx, value, 'too_small', { min: rule.min })
    if (value > rule.max) return refused(ctx, value, 'too_large', { max: rule.max })
    return value
  })
}

function pattern(expression: RegExp, code: IssueCode, tidy: (text: string) => string = (text) => text) {
  return z.string().transform((value, ctx): string => {
    if (value.length > 200) return refused(ctx, value, code)
    const text = tidy(value)
    return expression.test(text) ? text : refused(ctx, value, code)
  })
}

/** Text that must match an expression after tidying; refused with the code given. */
export const codeText = pattern

/** A record's key (any UUID version), in lower case. Relay global ids are decoded before this. */
export const uuid = () =>
  pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u, 'not_an_id', (text) =>
    text.trim().toLowerCase(),
  )

/** A random UUID (version 4), as a device makes it: carries no time. */
export const uuidV4 = () =>
  pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u, 'not_an_id', (text) =>
    text.trim().toLowerCase(),
  )

/** An email address in lower case. Only its shape is checked; that it is read is proved by an invitation. */
export const emailAddress = () =>
  pattern(/^[^\s@"<>()[\]\\,;:]{1,64}@(?=.{3,190}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/u, 'not_an_email', (text) =>
    text.normalize('NFC').trim().toLowerCase(),
  )

/** Where an address is given for the first time: whoever gives it has said that letters which are not Latin are meant. */
export const addressConfirmed = () => absentable(z.boolean())

/** Refuses an address with letters that are not Latin, unless it was confirmed. */
export function checkAddress(ctx: {
  value: { readonly email?: string | undefined; readonly addressConfirmed?: boolean | undefined }
  issues: z.core.$ZodRawIssue[]
}): void {
  const { email, addressConfirmed: confirmed } = ctx.value
  if (email !== undefined && confirmed !== true && foreignLetters(email).length > 0)
    refuse(ctx, email, 'address_unconfirmed', {}, ['email'])
}

/** The address of a public source; http or https only. */
export const webAddress = () =>
  z.string().transform((value, ctx): string => {
    const text = value.trim()
    if (text.length > 500) return refused(ctx, value, 'too_long', { max: 500 })
    if (loneSurrogate.test(text) || !/^https?:\/\/[^\s<>"'`]+$/iu.test(text) || !URL.canParse(text))
      return refused(ctx, value, 'not_a_url')
    return text
  })
