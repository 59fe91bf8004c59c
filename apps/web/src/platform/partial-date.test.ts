import { expect, test } from 'vitest'
import { formatPartialDate, formatPartialRange } from './partial-date.ts'

test('a date is written as precisely as its source', () => {
  expect(formatPartialDate('ru', '2010')).toBe('2010')
  expect(formatPartialDate('en', '2018-04')).toBe('April 2018')
  expect(formatPartialDate('tg', '2019-10-04')).toBe('4 октябри соли 2019')
})

test('a range joins two dates of any precision, and one day stays one day', () => {
  expect(formatPartialRange('en', '2004', '2009')).toBe('2004 – 2009')
  expect(formatPartialRange('en', '2017-09-11', '2017-09-15')).toBe('11–15 September 2017')
  expect(formatPartialRange('ru', '2017-09', '2017-09-15')).toBe('сентябрь 2017 – 15 сентября 2017')
  expect(formatPartialRange('en', '2019-10-04', '2019-10-04')).toBe('4 October 2019')
  expect(formatPartialRange('tg', '2017-02', null)).toBe('феврали соли 2017')
})
