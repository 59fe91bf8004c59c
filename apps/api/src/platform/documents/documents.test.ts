import { languages } from '@hamkori/schema/languages'
import type { Block, PrintedDocument } from '@hamkori/schema/printed-document'
import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { pdfTemplate } from './pdf-template.ts'
import { printDocument } from './print-document.ts'
import { renderDocument } from './render-document.ts'

const letters = 'ғ ӣ қ ӯ ҳ ҷ Ғ Ӣ Қ Ӯ Ҳ Ҷ'
const blocks: Block[] = [
  { kind: 'heading', text: 'Рӯзнома' },
  { kind: 'list', numbered: true, language: 'ru', items: ['Первый вопрос', 'Второй вопрос'] },
  { kind: 'heading', level: 2, text: 'Қарори № 1' },
  { kind: 'prose', language: 'ru', text: 'Строка один.\nСтрока два.' },
  { kind: 'terms', items: [{ term: 'Саҳифа', text: 'саҳифаи ҷаласа', url: 'https://example.org/tg/meetings/X' }] },
  {
    ...{ kind: 'table', caption: 'Ҳозирон', source: null },
    columns: [
      { label: 'Узв', numeric: false },
      { label: 'Ҷой', numeric: true },
    ],
    rows: [['#panic("<b>") *на*', '1']],
  },
]
const document = (changes: Partial<PrintedDocument> = {}): PrintedDocument => ({
  language: 'tg',
  title: `Ҷаласаи навбатӣ ${letters}`,
  subtitle: 'Суратҷаласаи № JLS-SU-2026-00001',
  facts: ['нашр шуд'],
  ...{ warning: null, mark: null, date: '2026-11-30', running: 'JLS-SU-2026-00001' },
  blocks,
  ...changes,
})
const pagesOf = async (bytes: Uint8Array) => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}
/** The tags of a part of a DOCX, each closed by its own name. */
function expectWellFormed(xml: string): void {
  const open: string[] = []
  for (const [, end, name, , self] of xml.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name)
    else if (!self) open.push(name ?? '')
  }
  expect(open).toEqual([])
  expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
}

describe('a document as PDF', () => {
  it.each(languages)(
    'is an archive file with structure, language, title and its fonts inside (%s)',
    async (language) => {
      const { bytes, mediaType } = await renderDocument(document({ language }), 'pdf')
      expect(mediaType).toBe('application/pdf')
      const raw = bytes.toString('latin1')
      // All of PDF/A-2b, and the structure that makes it 2a.
      expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
      expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
      expect(raw).toContain(`/Lang (${language})`)
      const read = await getDocumentProxy(new Uint8Array(bytes))
      expect(((await read.getMetadata()).info as { Title: string }).Title).toBe(`Ҷаласаи навбатӣ ${letters}`)
      const fonts = [...raw.matchAll(/\/Type\s*\/FontDescriptor[^]*?endobj/g)]
      expect(fonts.length).toBeGreaterThan(0)
      for (const [font] of fonts) expect(font).toMatch(/\/FontFile[23]/)
      const tree = JSON.stringify(await (await read.getPage(1)).getStructTree())
      for (const role of ['Title', 'H1', 'H2', 'L', 'LI', 'Table', 'TH', 'TD', 'Link'])
        expect(tree, role).toMatch(new RegExp(`"role":"${role === 'Title' ? '(Title|H1|P)' : role}"`))
    },
  )

  it('gives its text back with the letters of Tajik, and reads nothing of it as markup', async () => {
    const [text = ''] = await pagesOf((await renderDocument(document(), 'pdf')).bytes)
    for (const said of [letters, 'Қарори № 1', 'Первый вопрос', 'Строка два.', '#panic("<b>") *на*', '1 / 1'])
      expect(text).toContain(said)
    expect(text).toContain('JLS-SU-2026-00001 1 / 1')
  })

  it('carries its mark on every page, and another one does not', async () => {
    const long = Array.from({ length: 60 }, (): Block => ({ kind: 'paragraph', text: 'Матн. '.repeat(60) }))
    const pages = await pagesOf((await renderDocument(document({ mark: 'лоиҳа', blocks: long }), 'pdf')).bytes)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page).toContain('ЛОИҲА')
    expect((await pagesOf((await renderDocument(document(), 'pdf')).bytes)).join()).not.toContain('ЛОИҲА')
  })

  it('is laid out by a template that the build of the API leaves as it is', () => {
    expect(pdfTemplate).not.toMatch(/[\u0080-\uffff]/)
  })

  it('has the same bytes each time', async () => {
    const [one, other] = [await renderDocument(document(), 'pdf'), await renderDocument(document(), 'pdf')]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })
})

describe('a document as DOCX', () => {
  it('holds the same words in well-formed parts, with languages, numbers and headings', async () => {
    const parts = unzipSync(new Uint8Array((await renderDocument(document(), 'docx')).bytes))
    const part = (name: string) => new TextDecoder().decode(parts[name])
    for (const name of Object.keys(parts).filter((each) => /\.(xml|rels)$/.test(each))) expectWellFormed(part(name))
    const body = part('word/document.xml')
    for (const said of [letters, 'Қарори № 1', 'Первый вопрос', 'Строка два.', '#panic(&quot;&lt;b&gt;&quot;) *на*'])
      expect(body).toContain(said)
    for (const style of ['Title', 'Heading1', 'Heading2']) expect(body).toContain(`w:val="${style}"`)
    expect(body).toContain('w:val="ru-RU"')
    expect(body).toContain('<w:numPr>')
    expect(part('word/_rels/document.xml.rels')).toContain('https://example.org/tg/meetings/X')
    expect(Object.keys(parts).some((name) => name.startsWith('word/header'))).toBe(false)
  })

  it('carries its mark in the header of every page, drawn across it and as a word', async () => {
    const parts = unzipSync(new Uint8Array((await renderDocument(document({ mark: 'проект' }), 'docx')).bytes))
    const name = Object.keys(parts).find((each) => /^word\/header\d*\.xml$/.test(each)) ?? ''
    const header = new TextDecoder().decode(parts[name])
    expectWellFormed(header)
    expect(header).toMatch(/<w:t[^>]*>ПРОЕКТ<\/w:t>/)
    expect(header).toContain('string="ПРОЕКТ"')
  })
})

describe('printing', () => {
  it('lays the same document out once, whoever asks for it meanwhile and later', async () => {
    const wanted = document({ title: 'Якхела' })
    const [one, two] = await Promise.all([printDocument(wanted, 'pdf'), printDocument({ ...wanted }, 'pdf')])
    expect(two).toBe(one)
    expect(await printDocument({ ...wanted }, 'pdf')).toBe(one)
    expect(await printDocument(document({ title: 'Дигар' }), 'pdf')).not.toBe(one)
    expect((await printDocument(wanted, 'docx')).subarray(0, 2).toString()).toBe('PK')
  })
})
