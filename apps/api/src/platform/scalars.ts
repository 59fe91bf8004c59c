import { GraphQLError, Kind } from 'graphql'
import { builder } from './builder.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

function readDay(value: unknown): string {
  if (typeof value === 'string' && dayPattern.test(value)) return value
  throw new GraphQLError('Date must be written as YYYY-MM-DD', { extensions: { code: 'BAD_USER_INPUT' } })
}

// Whether the day exists (31 February) is judged by the action, so that the refusal is typed and stands at the field.
builder.scalarType('Date', {
  description: 'A calendar day, written YYYY-MM-DD.',
  serialize: (value) => value,
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
})

function readMoment(value: unknown): Date {
  const moment = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : null
  if (moment !== null && !Number.isNaN(moment.getTime())) return moment
  throw new GraphQLError('DateTime must be written as ISO 8601', { extensions: { code: 'BAD_USER_INPUT' } })
}

builder.scalarType('DateTime', {
  description: 'A moment in UTC, ISO 8601.',
  serialize: (value) => value.toISOString(),
  parseValue: readMoment,
  parseLiteral: (node) => readMoment(node.kind === Kind.STRING ? node.value : null),
})

// Only ever answered: nothing takes an object of unknown shape.
builder.scalarType('JSON', {
  description: 'An object of JSON, whose members depend on what stands beside it.',
  serialize: (value) => value,
  parseValue: refuseJson,
  parseLiteral: refuseJson,
})

function refuseJson(): never {
  throw new GraphQLError('JSON is only ever answered', { extensions: { code: 'BAD_USER_INPUT' } })
}
