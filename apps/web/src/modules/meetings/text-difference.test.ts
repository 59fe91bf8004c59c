import { describe, expect, it } from 'vitest'
import { correctionsOf, stretchesOf } from './text-difference.ts'

describe('what changed in a text', () => {
  it('is told by whole words, in Cyrillic too', () => {
    expect(stretchesOf('Шӯро панҷ қарор қабул кард.', 'Шӯро шаш қарор қабул кард.')).toEqual([
      { kind: 'same', text: 'Шӯро ' },
      { kind: 'removed', text: 'панҷ' },
      { kind: 'added', text: 'шаш' },
      { kind: 'same', text: ' қарор қабул кард.' },
    ])
  })

  it('is two whole texts where they have nothing in common, however long they are', () => {
    const words = (prefix: string) => Array.from({ length: 4000 }, (_one, at) => `${prefix}${at}`).join(' ')
    const [before, after] = [words('қ'), words('ҳ')]
    const began = performance.now()
    expect(stretchesOf(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('loses nothing of either text', () => {
    const [before, after] = ['Якум сатр.\nДуюм  сатр.', 'Сатри якум.\nДуюм сатр, нав.']
    const stretches = stretchesOf(before, after)
    const joined = (kind: string) =>
      stretches
        .filter((stretch) => stretch.kind === 'same' || stretch.kind === kind)
        .map(({ text }) => text)
        .join('')
    expect(joined('removed')).toBe(before)
    expect(joined('added')).toBe(after)
  })
})

it('names the texts that a correction changed, and no others', () => {
  const text = (tg: string, ru: string | null = null) => ({ original: 'tg' as const, tg, ru, en: null }) as never
  const before = {
    title: text('Ҷаласа'),
    place: text('Толор', 'Зал'),
    minutes: null,
    agenda: ['Як', 'Ду'],
    decisions: [],
  }
  const after = { ...before, place: text('Толор', 'Большой зал'), agenda: ['Як', 'Се'] }
  expect(correctionsOf(before, after).map(({ what, number, language }) => [what, number, language])).toEqual([
    ['place', 0, 'ru'],
    ['agendaItem', 2, 'tg'],
  ])
})
