import { describe, expect, test } from 'vitest'
import { inLanguage, languageOfPath, links, safeNext } from './links.ts'

describe('links', () => {
  test('are readable and permanent', () => {
    expect(links.area('tg', 'TJ-SU-01')).toBe('/tg/areas/TJ-SU-01')
    expect(links.council('ru', 'khujand')).toBe('/ru/councils/khujand')
    expect(links.shortcoming('en', 'KMB-SU-2026-00012')).toBe('/en/shortcomings/KMB-SU-2026-00012')
    expect(links.rate('tg', 'TJ-SU-01-1')).toBe('/tg/r/TJ-SU-01-1')
    expect(links.dashboard('tg')).toBe('/tg/dashboards')
    expect(links.dashboard('tg', 'TJ-KT')).toBe('/tg/dashboards/TJ-KT')
    expect(links.chooseUnit('tg')).toBe('/tg/rate')
    expect(links.chooseUnit('tg', 'TJ-DU-02')).toBe('/tg/rate?area=TJ-DU-02')
    expect(links.shortcomings('ru', { area: 'TJ-SU' })).toBe('/ru/shortcomings?area=TJ-SU')
    expect(links.proposals('ru')).toBe('/ru/proposals')
    expect(links.councils('tg', { area: 'TJ-SU', after: 'YQ==' })).toBe('/tg/councils?area=TJ-SU&after=YQ%3D%3D')
    expect(links.council('tg', 'khujand', { after: '' })).toBe('/tg/councils/khujand')
  })
  test('keep what people typed inside its own part of the address', () => {
    expect(links.area('tg', '../x?y#z')).toBe('/tg/areas/..%2Fx%3Fy%23z')
    expect(links.search('tg', 'Ҷайҳун & co')).toBe('/tg/search?q=%D2%B6%D0%B0%D0%B9%D2%B3%D1%83%D0%BD%20%26%20co')
  })
  test('a change of language keeps the page, its query and its fragment', () => {
    expect(inLanguage('/tg/areas/TJ-SU-01?tab=2#map', 'ru')).toBe('/ru/areas/TJ-SU-01?tab=2#map')
    expect(inLanguage('/tg', 'en')).toBe('/en')
    expect(inLanguage('/', 'en')).toBe('/en')
    expect(inLanguage('/councils/khujand', 'tg')).toBe('/tg/councils/khujand')
  })
  test('a path tells its language, and only ours', () => {
    expect(['/tg', '/ru/areas', '/en?x=1', '/tgx/areas', '/uz', '/', ''].map(languageOfPath)).toEqual([
      'tg',
      'ru',
      'en',
      null,
      null,
      null,
      null,
    ])
  })
  test('after signing in nobody is sent to another site', () => {
    expect(safeNext('/tg/desk/inbox?due=1')).toBe('/tg/desk/inbox?due=1')
    for (const foreign of [
      '//evil.example',
      'https://evil.example/tg',
      '/tg//evil.example',
      '/tg/\\evil',
      'javascript:alert(1)',
      '/evil',
      '/tg/ x',
      null,
      7,
    ])
      expect(safeNext(foreign)).toBeNull()
  })
})
