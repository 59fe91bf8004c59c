import type { Client } from 'pg'
import type { Measured } from './servers.ts'
import { whole, type Line } from './table.ts'

/** On how many public records words are looked for. */
const records = 100_000
/** How often each question is asked, one after another: what one person waits. */
const turns = 100

// Words as titles and texts have them. Every record has 5 of them in its title and 20 in its text: the commonest stand in a third of all.
const tajik =
  'чароғ мактаб роҳ кӯча шуъба навбатдор телефон қабул шаҳрвандон нозир маҳалла шаб хатар пиёдагард гузаргоҳ мошин садо ҷавоб нома рӯйхат ҳуҷҷат шиноснома навбат соат дер занон пиронсолон кӯдакон боғ бозор истгоҳ об барқ девор дар тиреза ҷадвал эълон сокинон хона деҳа ҷамоат шикоят ариза муроҷиат посбон бехатарӣ тартибот дуздӣ ҷанҷол мастӣ хулиган дурӯғ ҳисобот вохӯрӣ нақша иҷро супориш муҳлат'
const russian =
  'освещение школа дорога улица отдел дежурный телефон приём граждане инспектор махалля ночь опасность пешеход переход машина шум ответ письмо список документ паспорт очередь час опоздание женщины пожилые дети парк рынок остановка вода свет стена дверь окно расписание объявление жители дом село джамоат жалоба заявление обращение охрана безопасность порядок кража ссора пьянство хулиган ложь отчёт встреча план исполнение поручение срок'

/** Fills the public record with shortcomings of many words, one of which each has alone. */
async function fill(owner: Client): Promise<void> {
  await owner.query(
    `WITH words AS (SELECT string_to_array($2, ' ') AS tg, string_to_array($3, ' ') AS ru)
     INSERT INTO shortcoming (id, reference, council_id, department_id, responsible_department_id, state, topic, severity, original,
         title_tg, title_ru, detail_tg, detail_ru, registered_on, sent_on, acknowledge_due_on, answer_due_on, published_at, response_count, source_codes)
       SELECT gen_random_uuid(), 'KMB-BE-2025-' || lpad(g::text, 6, '0'), c.id, c.department_id, c.department_id,
         'sent', 'attitude', 'medium', 'tg', t.title_tg || ' ягона' || g, t.title_ru, t.detail_tg, t.detail_ru,
         d.day, d.day, d.day + 3, d.day + 15, d.day::timestamptz, 0, '{}'
       FROM generate_series(1, $1::int) g
       CROSS JOIN words
       CROSS JOIN LATERAL (SELECT current_date - (g % 1500) AS day) d
       CROSS JOIN LATERAL (SELECT
           string_agg(tg[1 + (random() * 1e6 + g + n)::int % cardinality(tg)], ' ') FILTER (WHERE n <= 5) AS title_tg,
           string_agg(ru[1 + (random() * 1e6 + g + n)::int % cardinality(ru)], ' ') FILTER (WHERE n <= 5) AS title_ru,
           string_agg(tg[1 + (random() * 1e6 + g + n)::int % cardinality(tg)], ' ') AS detail_tg,
           string_agg(ru[1 + (random() * 1e6 + g + n)::int % cardinality(ru)], ' ') AS detail_ru
         FROM generate_series(1, 20) n) t
       CROSS JOIN LATERAL (SELECT id, department_id FROM council ORDER BY slug OFFSET g % (SELECT count(*) FROM council) LIMIT 1) c`,
    [records, tajik, russian],
  )
  await owner.query('VACUUM ANALYZE shortcoming')
}

const search = `query ($text: String!) { searchRecords(text: $text) { total records { type reference day title { original tg ru en } passage(language: tg) { text } council { name { tg } } } } }`
const narrowed = search.replace('text: $text', 'text: $text, type: "Shortcoming", areaCode: "TJ-SU", year: 2025')
const later = search.replace('text: $text', 'text: $text, page: 20')
const similar = `query ($text: String!, $slug: String!) { council(slug: $slug) { similarShortcomings(title: $text) { reference state title { tg } } } }`

const questions: readonly (readonly [what: string, query: string, text: string])[] = [
  ['a word of a few records', search, 'ягона77777'],
  ['a common word', search, 'чароғ'],
  ['two common words', search, 'чароғ мактаб'],
  ['typed without the letters of Tajik', search, 'рох кучаи чарог'],
  ['typed in Latin letters', search, 'charogh maktab'],
  ['a common word of a region and a year', narrowed, 'чароғ'],
  ['a common word, the last page', later, 'чароғ'],
  ['in Russian, with other endings', search, 'освещения дороге'],
  ['six words', search, 'чароғ мактаб роҳ кӯча шуъба навбатдор'],
  ['a word of none', search, 'ғайримавҷуд'],
  ['like a title of six words', similar, 'Дар кӯчаи назди мактаб чароғ нест, роҳи пиёдагард хатарнок'],
]

/** How long the search takes on 100,000 public records, in milliseconds. */
export async function benchSearch(owner: Client, api: Measured): Promise<Line[]> {
  await fill(owner)
  const { rows } = await owner.query<{ slug: string }>('SELECT slug FROM council ORDER BY slug LIMIT 1')
  const slug = rows[0]?.slug ?? ''
  const lines: Line[] = []
  for (const [what, query, text] of questions) {
    const took: number[] = []
    let found = 0
    for (let turn = -5; turn < turns; turn += 1) {
      const began = performance.now()
      const answer = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: query === similar ? { text, slug } : { text } }),
      })
      const body = await answer.text()
      if (answer.status !== 200 || body.includes('"errors"')) throw new Error(`${what}: ${answer.status} ${body}`)
      found = body.match(/"reference"/g)?.length ?? 0
      // The first turns open connections and plan.
      if (turn >= 0) took.push(performance.now() - began)
    }
    took.sort((one, other) => one - other)
    const at = (share: number) => (took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0).toFixed(1)
    lines.push({ what, found: whole(found), 'p50 ms': at(0.5), 'p99 ms': at(0.99), aim: '< 100' })
  }
  return lines
}
