import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { questionnaireWords } from './questionnaire-versions.ts'
import { instrumentVersion, instruments, openQuestion, satisfactionLabels, statements } from './questionnaire.ts'

/**
 * What each version said, as a digest of all its words. A new line is added with a new version; a line that is here never
 * changes, because answers stand under it. The questionnaire was changed without a new version where this fails.
 */
const digests: Readonly<Record<(typeof instruments)[number], string>> = {
  'HRS-8/1': '88046f11b4a8e0de',
  'HRS-8/2': 'cfaa24a39628da53',
}

const digestOf = (version: string): string =>
  createHash('sha256')
    .update(JSON.stringify([questionnaireWords(version), openQuestion]))
    .digest('hex')
    .slice(0, 16)

test('the words of a version never change', () => {
  expect(Object.fromEntries(instruments.map((version) => [version, digestOf(version)]))).toEqual(digests)
})

test('the last version is the one that is asked', () => {
  expect(instruments.at(-1)).toBe(instrumentVersion)
  expect(questionnaireWords(instrumentVersion)).toMatchObject({ statements, satisfactionLabels })
})

test('answers to a former version are shown in the words that were read', () => {
  const former = questionnaireWords('HRS-8/1')
  expect(former.statements.a8.tg).toBe('Умуман, аз ин муроҷиат то чӣ андоза қаноатманд ҳастед?')
  expect(former.satisfactionLabels[5].tg).toBe('Комилан қаноатманд ҳастам')
  expect(former.factLabels.f6.tg).toContain('талаб карданд')
  expect(former.statements.a2).toEqual(statements.a2)
})

test('a version that nobody knows is shown in the words of now', () => {
  expect(questionnaireWords('HRS-9/1').statements).toEqual(statements)
})
