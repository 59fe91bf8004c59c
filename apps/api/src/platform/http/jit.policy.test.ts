import { defaultTypeResolver, GraphQLObjectType, GraphQLSchema, GraphQLString, GraphQLUnionType, parse } from 'graphql'
import { expect, test } from 'vitest'
import { compileFrequentDocuments } from './jit.ts'

const named = (name: string) =>
  new GraphQLObjectType({ name, isTypeOf: (value) => value === name, fields: { name: { type: GraphQLString } } })
const result = new GraphQLUnionType({
  name: 'Result',
  types: [named('Done'), named('Refused')],
  // As Pothos asks when nothing else tells the results of a mutation apart.
  resolveType: (value, context, info, type) => defaultTypeResolver(value, context, info, type),
})
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { act: { type: result, resolve: () => 'Refused' } } }),
})

test('a union whose resolver needs its type is told apart by compiled code too', async () => {
  const { onExecute } = compileFrequentDocuments()
  const args = { schema, document: parse('{ act { __typename } }'), contextValue: {}, variableValues: {} }
  const answers: unknown[] = []
  for (let time = 1; time <= 6; time++) {
    let execute: ((args: object) => unknown) | null = null
    const setExecuteFn = (given: (args: object) => unknown) => void (execute = given)
    await onExecute?.({ args, setExecuteFn } as unknown as Parameters<NonNullable<typeof onExecute>>[0])
    const compiled = execute as ((args: object) => unknown) | null
    if (compiled !== null) answers.push(JSON.parse(JSON.stringify(await compiled(args))))
  }
  const answer = { data: { act: { __typename: 'Refused' } } }
  expect(answers).toEqual([answer, answer])
})
