import { maxPageSize } from '@hamkori/config/src/limits.ts'
import { getNamedType, isObjectType } from 'graphql'
import { beforeAll, expect, it } from 'vitest'
import { schema } from './schema.ts'
import { graphqlAs } from './testing/graphql.ts'
import { council, signedInAsPost } from './testing/people.ts'
import { places } from './testing/places.ts'

// Every list, asked for as many rows as a page may have and for one more. The lists are read from the schema, so that a new one is
// tried too.

/** Where a list that is not a query of its own is asked for: around the selection of its type. */
const around: Readonly<Record<string, (selection: string) => string>> = {
  Query: (selection) => `{ ${selection} }`,
  Council: (selection) => `{ council(slug: "pages") { ${selection} } }`,
}

const lists = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
  .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))

let administrator: Awaited<ReturnType<typeof signedInAsPost>>

beforeAll(async () => {
  const land = await places()
  await council(land.khujandDepartmentId, land.khujandId, 'pages')
  administrator = await signedInAsPost('administrator')
})

it('finds the lists', () => {
  expect(lists.length).toBeGreaterThan(8)
})

it.each(lists.map(({ type, field }) => [`${type}.${field.name}`, type, field.name] as const))(
  '%s has a page of a hundred at most',
  async (_, type, field) => {
    const document = around[type]
    if (document === undefined) throw new Error(`page-size.test.ts does not know how to reach ${type}`)
    const ask = (first: number) =>
      graphqlAs(administrator, document(`${field}(first: ${first}) { pageInfo { hasNextPage } }`))
    const largest = await ask(maxPageSize)
    expect(largest.errors).toBeUndefined()
    const tooLarge = await ask(maxPageSize + 1)
    expect(tooLarge.errors?.map(({ message }) => message)).toEqual([`first must be between 1 and ${maxPageSize}`])
  },
)
