import { flatten } from './locales.ts'
import type { Language } from './locales.ts'
import { projectFiles, readText } from './repository.ts'
import { actKeys, frozenNumber, latinNames, oldTajikSpelling, only, refusalKeys, wordRules } from './word-rules.ts'
import type { WordRule } from './word-rules.ts'

const glossaryFile = 'docs/glossary.md'
const aliasHeading = '## Words that are not used'
const columns: readonly Language[] = ['tg', 'ru', 'en']

/**
 * The words that the glossary forbids for its ideas: the rows of its last table, whose columns are the idea, what is not
 * said in Tajik, in Russian and in English. A word is matched from its beginning, with any ending.
 */
export function glossaryRules(glossary: string): Record<Language, WordRule[]> {
  const rules: Record<Language, WordRule[]> = { tg: [], ru: [], en: [] }
  const section = glossary.split(aliasHeading)[1]?.split(/^## /m)[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  for (const row of rows.slice(2)) {
    const [, idea = '', ...cells] = row.split('|').map((cell) => cell.trim())
    for (const [index, language] of columns.entries()) {
      for (const word of (cells[index] ?? '').split(',').map((each) => each.trim())) {
        if (word === '' || word === '–') continue
        const pattern = new RegExp(`(?<!\\p{L})${word.replaceAll(/[.*+?^${}()[\]\\]/g, String.raw`\$&`)}`, 'iu')
        rules[language].push({ pattern, why: `says "${word}" for ${idea}, which the glossary does not` })
      }
    }
  }
  return rules
}

/** What is wrong with the words of one message. */
function faultsOf(language: Language, key: string, text: string, glossary: readonly WordRule[]): string[] {
  const faults = [...wordRules[language], ...glossary].filter(({ pattern }) => pattern.test(text)).map(({ why }) => why)
  if (language === 'ru' && text.split('|').length < 3 && frozenNumber.pattern.test(text)) faults.push(frozenNumber.why)
  if (
    language !== 'en' &&
    /[A-Za-z]{2,}\s+[A-Za-z]{2,}/u.test(text.replaceAll(latinNames, '').replaceAll(/\{\w+\}|@:[\w.]+/g, ''))
  )
    faults.push('has English words')
  if (language === 'tg' && actKeys.test(key) && /(?:ед|етон)$/u.test(text))
    faults.push('is a button that orders the reader: give the infinitive')
  if (refusalKeys.test(key) && !/(?:^|\.)act\.forbidden$/.test(key) && !only[language].test(text))
    faults.push('stands under a refusal and does not say who only may')
  return faults
}

/**
 * Every message that breaks a rule of words: the spelling of 2021, verbs with their objects, one word for one idea, plain
 * English, numbers with their forms; and the aliases of docs/glossary.md. One sentence each.
 */
export function findWordFaults(root: string): string[] {
  const files = projectFiles(root)
  const glossary = glossaryRules(files.includes(glossaryFile) ? readText(root, glossaryFile) : '')
  return files.flatMap((file) => {
    const language = /\/locales\/(?:[\w-]+\/)?(tg|ru|en)\.json$/.exec(file)?.[1] as Language | undefined
    if (language === undefined) return []
    return [...flatten(JSON.parse(readText(root, file)), '')].flatMap(([key, text]) =>
      faultsOf(language, key, text, glossary[language]).map((why) => `${file}: ${key} ${why}: ${text}`),
    )
  })
}

/** What may spell words as they were: tests of how places are found, and the rules themselves. */
const mayBeOld = /^packages\/config\/(?:src\/meta\/word-rules\.ts|tests\/)|\.test\.ts$/

/** Every line of code, locales and data that spells Tajik as before 2021. */
export function findOldSpelling(root: string): string[] {
  return projectFiles(root)
    .filter((file) => /\.(?:ts|vue|json|csv|html|md)$/.test(file) && !mayBeOld.test(file))
    .flatMap((file) =>
      readText(root, file)
        .split('\n')
        .flatMap((line, index) => {
          const found = oldTajikSpelling.pattern.exec(line)
          return found ? [`${file}:${index + 1}: "${found[0]}" ${oldTajikSpelling.why}`] : []
        }),
    )
}
