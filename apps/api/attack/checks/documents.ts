import assert from 'node:assert/strict'
import type { Check } from '../check.ts'
import type { Target } from '../target.ts'

const repeated = (count: number, piece: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => piece(at)).join(' ')

/** A country inside its own country, `levels` deep in all. */
const nested = (levels: number): string =>
  `{ country { ${'parent { '.repeat(levels - 2)}code${' }'.repeat(levels - 2)} } }`

/** The same depth, each level in a fragment of its own. */
function nestedByFragments(levels: number): string {
  const last = levels - 2
  const fragments = repeated(last, (at) => `fragment F${at} on Area { parent { ...F${at + 1} } }`)
  return `{ country { ...F0 } } ${fragments} fragment F${last} on Area { code }`
}

const nestedInline = (levels: number): string =>
  `{ country { ${'... on Area { parent { '.repeat(levels - 2)}code${' } }'.repeat(levels - 2)} } }`

async function refused(target: Target, query: string, why: RegExp): Promise<void> {
  const { errors, data, milliseconds } = await target.ask(query)
  assert.match(errors.map(({ message }) => message).join('\n'), why)
  assert.equal(data, null)
  assert.ok(milliseconds < 2_000, `the refusal took ${Math.round(milliseconds)} ms`)
}

async function answered(target: Target, query: string): Promise<void> {
  assert.deepEqual((await target.ask(query)).errors, [])
}

/** What a document of one's own making may not do. */
export const documentChecks: readonly Check[] = [
  {
    name: 'depth 12 passes and 13 is refused: plain, by fragments and by inline fragments',
    async run(target) {
      for (const form of [nested, nestedByFragments, nestedInline]) {
        await answered(target, form(12))
        await refused(target, form(13), /depth limit of 12/)
      }
    },
  },
  {
    name: 'a document that is too deep stays refused when it comes again, and beside one that is remembered',
    async run(target) {
      for (let turn = 0; turn < 8; turn += 1) await answered(target, nested(12))
      for (let turn = 0; turn < 8; turn += 1) await refused(target, nested(13), /depth limit of 12/)
      await refused(target, `${nested(12)} `.replace('code', 'parent { parent { code } }'), /depth limit of 12/)
    },
  },
  {
    name: '15 aliases of a field pass and 16 are refused, of __typename too, also spread over fragments',
    async run(target) {
      for (const field of ['__typename', 'installation { version }', 'country { code }']) {
        await answered(target, `{ ${repeated(15, (at) => `a${at}: ${field}`)} }`)
        await refused(target, `{ ${repeated(16, (at) => `a${at}: ${field}`)} }`, /Aliases limit of 15/)
      }
      const half = (name: string) => `fragment ${name} on Query { ${repeated(8, (at) => `${name}${at}: __typename`)} }`
      await refused(target, `{ ...A ...B } ${half('A')} ${half('B')}`, /Aliases limit of 15/)
    },
  },
  {
    name: 'the same field 90 or 900 times takes no time and is answered once at most, as are conflicting ones',
    async run(target) {
      const few = await target.ask(`{ ${'country { code } '.repeat(90)} }`)
      assert.equal(few.text, '{"data":{"country":{"code":"TJ"}}}')
      const many = await target.ask(`{ ${'__typename '.repeat(900)} }`)
      for (const { status, milliseconds } of [few, many])
        assert.ok(status === 200 && milliseconds < 2_000, `${status} after ${Math.round(milliseconds)} ms`)
      await refused(
        target,
        `{ ${repeated(14, (at) => `country { ${at % 2 === 0 ? 'x: code' : 'x: id'} }`)} }`,
        /conflict/,
      )
    },
  },
  {
    name: 'names that are given twice are refused: operations, fragments, variables, arguments, input fields',
    async run(target) {
      await refused(target, 'query A { __typename } query A { __typename }', /Could not determine what operation/)
      await refused(
        target,
        '{ ...F } fragment F on Query { __typename } fragment F on Query { __typename }',
        /fragment named/,
      )
      await refused(target, 'query ($a: String!, $a: String!) { area(code: $a) { code } }', /variable named/)
      await refused(target, '{ area(code: "a", code: "b") { code } }', /argument named/)
    },
  },
  {
    name: 'five directives pass and six are refused, on fields, fragments and operations; unknown ones always',
    async run(target) {
      const include = (count: number) => '@include(if: true) '.repeat(count)
      await refused(target, `{ __typename ${include(6)} }`, /Directives limit of 5/)
      await refused(
        target,
        `{ ...F ${include(3)} } fragment F on Query { __typename ${include(3)} }`,
        /Directives limit of 5/,
      )
      await refused(target, '{ __typename @export(as: "x") }', /Unknown directive/)
    },
  },
  {
    name: 'more than 1,000 tokens are refused, in lists, objects and comments as well, before they are parsed',
    async run(target) {
      await refused(target, `{ ${'__typename '.repeat(1_000)} }`, /Token limit of 1000/)
      await refused(target, `{ area(code: "x", list: [${'1,'.repeat(50_000)}]) { code } }`, /Token limit of 1000/)
      await refused(
        target,
        `{ area(code: "x", o: ${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)}) { code } }`,
        /Token limit|Syntax/,
      )
      await answered(target, `{ __typename } ${'# x\n'.repeat(5_000)}`)
    },
  },
  {
    name: 'fragments that lead back to themselves are refused at once: one, two, and many',
    async run(target) {
      await refused(target, '{ country { ...A } } fragment A on Area { parent { ...A } }', /Cannot spread fragment/)
      const two = 'fragment A on Area { parent { ...B } } fragment B on Area { parent { ...A } }'
      await refused(target, `{ country { ...A } } ${two}`, /Cannot spread fragment/)
      const ring = repeated(60, (at) => `fragment R${at} on Area { ...R${(at + 1) % 60} ...R${(at + 7) % 60} }`)
      await refused(target, `{ country { ...R0 } } ${ring}`, /Cannot spread fragment|Token limit/)
      const doubling = repeated(40, (at) => `fragment D${at} on Area { ...D${at + 1} x: parent { ...D${at + 1} } }`)
      const { milliseconds } = await target.ask(`{ country { ...D0 } } ${doubling} fragment D40 on Area { code }`)
      assert.ok(milliseconds < 2_000, `doubling fragments took ${Math.round(milliseconds)} ms`)
    },
  },
  {
    name: 'a query that costs more than 1,000 is refused, also when its size hides in variables or aliases',
    async run(target) {
      const page =
        'councils(first: $n) { edges { node { slug meetings(first: $n) { edges { node { reference } } } } } }'
      const { errors } = await target.ask(`query ($n: Int!) { ${page} }`, { n: 100 })
      assert.match(errors[0]?.message ?? '', /complexity/i)
      const many = repeated(15, (at) => `a${at}: councils(first: 100) { edges { node { slug } } }`)
      await refused(target, `{ ${many} }`, /complexity/i)
    },
  },
  {
    name: 'a misspelt field, argument, type or value is refused without a hint at the right one',
    async run(target) {
      const misspelt: [string, unknown][] = [
        ['{ instalation { version } }', {}],
        ['{ area(codes: "x", code: "x") { code } }', {}],
        ['{ ... on Quer { __typename } }', {}],
        ['{ dashboard(scope: unitt, code: "x") { code } }', {}],
        ['query ($s: ScopeKind!) { dashboard(scope: $s, code: "x") { code } }', { s: 'unitt' }],
      ]
      for (const [query, variables] of misspelt) {
        for (let turn = 0; turn < 7; turn += 1) {
          const { text, errors } = await target.ask(query, variables)
          assert.ok(errors.length > 0, query)
          assert.doesNotMatch(text, /Did you mean|installation|\\"unit\\"|\\"Query\\"\?/)
        }
      }
    },
  },
  {
    name: 'the service answers no question about its schema, and publishes the schema as a file',
    async run(target) {
      await refused(target, '{ __schema { types { name } } }', /published at \/schema\.graphql/)
      await refused(target, '{ __type(name: "Query") { name } }', /published at \/schema\.graphql/)
      await refused(target, '{ ...F } fragment F on Query { s: __schema { types { name } } }', /published at/)
      const file = await target.send({ method: 'GET', path: '/schema.graphql' })
      assert.equal(file.status, 200)
      assert.match(file.headers['content-type'] ?? '', /^text\/plain; charset=utf-8/i)
      assert.match(file.text, /^type Query \{/m)
    },
  },
]
