import { describe, expect, it } from 'vitest'
import type { Language } from '../src/meta/locales.ts'
import { wordRules } from '../src/meta/word-rules.ts'
import { findOldSpelling, findWordFaults, glossaryRules } from '../src/meta/words.ts'
import { inFixture } from './fixture.ts'

const glossary = [
  '# Glossary',
  '## Words that are not used',
  '| Idea      | Тоҷикӣ | Русский | English     |',
  '| --------- | ------ | ------- | ----------- |',
  '| audit log | дафтар | –       | audit trail |',
  '| activity  | рӯйдод | событи  | –           |',
  '## Terms in the code',
  '| task | – | – | – |',
].join('\n')

/** What the check says of one message under this key. */
async function faultsOf(language: Language, text: string, key = 'a'): Promise<string[]> {
  const file = `apps/web/src/modules/feedback/locales/${language}.json`
  const found = await inFixture({ [file]: JSON.stringify({ [key]: text }), 'docs/glossary.md': glossary }, (root) =>
    findWordFaults(root),
  )
  return found.map((sentence) => sentence.replace(`${file}: ${key} `, ''))
}

/** For each rule of a language a sentence that stood in the product, or could have. */
const wrong: Readonly<Record<Language, readonly string[]>> = {
  tg: [
    'Вазифаро анҷом диҳем?',
    'Барномаро дар тамоми кишвар мебарад',
    'Нигоҳ доштани рамз',
    'Шӯроҳо чӣ ёфтанд ва чӣ иҷро шуд',
    'Шуъба иҷроро хабар дод',
    'Шуъба гирифтанро тасдиқ кард',
    'Танзимотро идора мекунад; махфиро намебинад',
    'Рамзи расидро нависед',
    'Барои шуъба ва шуъбаҳои поёнӣ',
  ],
  ru: [
    'Эти недостатки внесли советы',
    'Недостаток исполнен',
    'Завершить это место?',
    'Оцените обращение в милицию',
    'Отвечает за отдел и за те, что ниже',
    'Отправка — отдельный шаг',
    'лучше страны',
  ],
  en: [
    'Your e-mail',
    'The person gets a letter with a link',
    'Give the first code',
    'The link holds for 72 hours',
    'The code is wrong or was used already',
    'The council waits for you',
    'Name no residents',
    'Present password',
    'Make a passkey',
    'Confirm and go on',
    'Too many tries',
    'Public councils beside the departments',
    'You may not do this',
    'This is not an official site of the state',
    'Code from your application',
  ],
}

describe('words of messages', () => {
  it.each(Object.entries(wrong) as [Language, readonly string[]][])(
    'each rule of %s finds what it is for',
    async (language, sentences) => {
      const found = await Promise.all(sentences.map((text) => faultsOf(language, text)))
      expect(sentences.filter((_, index) => found[index]?.length === 0)).toEqual([])
      const said = found.flat()
      expect(wordRules[language].filter(({ why }) => !said.some((sentence) => sentence.startsWith(why)))).toEqual([])
    },
  )

  it.each([
    ['ru', '{days} рабочих дня, считая с {date}', 'a', 'has a number with a word in one form'],
    ['tg', 'Рамзро нишон диҳед', 'password.show', 'is a button that orders the reader'],
    ['tg', 'Рӯйхатро маъмурон мебинанд.', 'forbidden', 'stands under a refusal'],
    ['ru', 'Список видят администраторы.', 'desk.forbidden', 'stands under a refusal'],
    ['en', 'Administrators see this list.', 'form.onlySecretariat', 'stands under a refusal'],
    ['tg', 'Chair of the council', 'a', 'has English words'],
    ['tg', 'Дафтари амалҳо', 'a', 'says "дафтар" for audit log, which the glossary does not'],
    ['ru', 'Все события', 'a', 'says "событи" for activity, which the glossary does not'],
    ['en', 'The Audit trail', 'a', 'says "audit trail" for audit log, which the glossary does not'],
  ] as const)('finds in %s: %s', async (language, text, key, why) => {
    expect(await faultsOf(language, text, key)).toEqual([expect.stringContaining(why)])
  })

  it.each([
    ['tg', 'Узвиятро қатъ кунем?'],
    ['tg', 'Барнома дар телефон (масалан, Aegis, Google Authenticator)'],
    ['tg', 'Барномаро пеш мебарад; маълумоти махфиро намебинад'],
    ['ru', '{days} рабочий день | {days} рабочих дня | {days} рабочих дней'],
    ['ru', 'Совет вносит предложения; недостаток зарегистрирован. Предложение исполнено'],
    ['en', 'Capital or small letters make no difference; organisations besides councils'],
  ] as const)('lets pass in %s: %s', async (language, text) => {
    expect(await faultsOf(language, text)).toEqual([])
  })

  it('lets what waits in an inbox speak to the reader', async () => {
    expect(await faultsOf('tg', 'Ба шуъба фиристед', 'waitingFor.send')).toEqual([])
  })

  it('reads no other table of the glossary', () => {
    expect(glossaryRules(glossary).en).toHaveLength(1)
    expect(glossaryRules('# Glossary').tg).toEqual([])
  })

  it('finds the spelling of before 2021 in code, locales and data', async () => {
    const files = {
      'a.ts': "const label = 'Мӯҳлат'",
      'locales/tg.json': '{ "a": "дар ҷои бехатар" }',
      'seed.csv': 'TJ,кӯҳна',
      'b.vue': '<p>гурӯҳи кӯҳӣ, ҷойи хуб, фавқулодда</p>',
      'place.test.ts': "find('Мӯъминобод')",
    }
    const found = await inFixture(files, (root) => findOldSpelling(root))
    expect(found.map((sentence) => sentence.split(' is ')[0])).toEqual([
      'a.ts:1: "Мӯҳлат"',
      'locales/tg.json:1: "ҷои"',
      'seed.csv:1: "кӯҳна"',
    ])
  })
})
