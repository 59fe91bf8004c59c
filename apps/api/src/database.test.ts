import { expect, it } from 'vitest'
import { ownerPool } from './testing/owner.ts'

it('the values of enums are spelled in the database as in the code', async () => {
  const { rows } = await ownerPool.query<{ value: string }>(
    'SELECT t.typname || $1 || e.enumlabel AS value FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid',
    ['.'],
  )
  const values = rows.map(({ value }) => value)
  expect(values).toContain('CouncilOffice.deputyChair')
  expect(values.filter((value) => !/^[A-Z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(value))).toEqual([])
})
