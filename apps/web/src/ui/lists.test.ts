import { expect, test } from 'vitest'
import { groupBy, removeAt, replaceAt } from './lists.ts'

test('lists are grouped in the order of their keys, and copied with a change', () => {
  const list = ['б1', 'а1', 'б2']
  expect([...groupBy(list, (item) => item[0])]).toEqual([
    ['б', ['б1', 'б2']],
    ['а', ['а1']],
  ])
  expect(replaceAt(list, 1, 'в')).toEqual(['б1', 'в', 'б2'])
  expect(removeAt(list, 1)).toEqual(['б1', 'б2'])
  expect(list).toEqual(['б1', 'а1', 'б2'])
})
