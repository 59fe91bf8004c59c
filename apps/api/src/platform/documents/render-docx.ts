import type { FileChild, ParagraphChild } from 'docx'
import type { Language } from '@hamkori/schema/languages'
import type { Block, PrintedDocument, Source, TableBlock, Term } from '@hamkori/schema/printed-document'

/** Languages as Word names them, with their country. */
const wordLanguages = { tg: 'tg-Cyrl-TJ', ru: 'ru-RU', en: 'en-GB' } as const

/**
 * A document as DOCX, for whoever works on with its words: the same text and tables as the PDF; in place of a chart stands the sentence
 * that says what is to be seen in it, because the numbers follow in the table.
 */
export async function renderDocx(document: PrintedDocument): Promise<Buffer> {
  const docx = await import('docx')
  const { Document, Packer, Paragraph, TextRun, HeadingLevel, Footer, LevelFormat, PageNumber } = docx
  const write = writer(docx)
  const file = new Document({
    title: document.title,
    creator: 'Hamkori',
    lastModifiedBy: 'Hamkori',
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 21, language: { value: wordLanguages[document.language] } },
          paragraph: { spacing: { after: 140, line: 276 } },
        },
        title: { run: { size: 40, bold: true } },
        heading1: {
          run: { size: 28, bold: true },
          paragraph: { spacing: { before: 360, after: 140 }, keepNext: true },
        },
        heading2: {
          run: { size: 23, bold: true },
          paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: numbered,
          levels: [
            {
              ...{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
              style: { paragraph: { indent: { left: 500, hanging: 400 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        ...(document.mark === null ? {} : { headers: { default: await headerAcross(docx, document.mark) } }),
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1_134, right: 1_134 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  ...(document.running === undefined
                    ? []
                    : [new TextRun({ text: `${document.running}  ·  `, size: 16 })]),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            children: [new TextRun({ text: document.title, ...languageOf(document.titleLanguage) })],
          }),
          new Paragraph(document.subtitle),
          new Paragraph(document.facts.join('  ·  ')),
          ...(document.warning === null
            ? []
            : [new Paragraph({ children: [new TextRun({ text: document.warning, bold: true })] })]),
          ...document.blocks.flatMap(write),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

/** The name of the numbers before the points of a list. */
const numbered = 'numbered'

/** A word across every page, behind its text; in the header too, where programs that leave drawings out read it. */
async function headerAcross(docx: typeof import('docx'), mark: string) {
  const { AlignmentType, Header, Paragraph, TextRun } = docx
  const { TextWatermark } = await import('docx/watermarks')
  const word = mark.toLocaleUpperCase()
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: word, bold: true, color: 'B3261E' }), new TextWatermark({ text: word })],
      }),
    ],
  })
}

/** How a text in a language of its own is marked. */
const languageOf = (language: Language | undefined) =>
  language === undefined ? {} : { language: { value: wordLanguages[language] } }

function writer(docx: typeof import('docx')): (block: Block) => FileChild[] {
  const { Paragraph, TextRun, HeadingLevel, ExternalHyperlink } = docx
  /** Each numbered list begins with one. */
  let lists = 0
  const said = ({ text, url, language }: Term): ParagraphChild[] => {
    if (url !== undefined) return [linkTo(url, text)]
    return text
      .split('\n')
      .map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}), ...languageOf(language) }))
  }
  const linkTo = (url: string, text: string): ParagraphChild =>
    new ExternalHyperlink({ link: url, children: [new TextRun({ text, style: 'Hyperlink' })] })
  const caption = (text: string, source: Source | null) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 240, after: 80 },
      children:
        source === null
          ? [new TextRun({ text, bold: true })]
          : [new TextRun({ text: `${text}. `, bold: true }), linkTo(source.url, source.text)],
    })
  return (block) => {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            text: block.text,
            heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1,
          }),
        ]
      case 'paragraph':
        return [new Paragraph(block.text)]
      case 'list': {
        if (block.numbered) lists += 1
        const point = block.numbered
          ? { numbering: { reference: numbered, level: 0, instance: lists } }
          : { bullet: { level: 0 } }
        return block.items.map(
          (text) => new Paragraph({ ...point, children: [new TextRun({ text, ...languageOf(block.language) })] }),
        )
      }
      case 'terms':
        return block.items.map(
          (item) => new Paragraph({ children: [new TextRun({ text: `${item.term}: `, bold: true }), ...said(item)] }),
        )
      case 'prose':
        return block.text.split('\n').flatMap((text) => {
          if (text.trim() === '') return []
          return [new Paragraph({ children: [new TextRun({ text, ...languageOf(block.language) })] })]
        })
      case 'link':
        return [new Paragraph({ children: [new TextRun(`${block.text}: `), linkTo(block.url, block.url)] })]
      case 'bars':
      case 'trends':
        return [caption(block.title, block.source), new Paragraph(block.reading)]
      case 'table':
        return [caption(block.caption, block.source), tableOf(docx, block), new Paragraph('')]
    }
  }
}

function tableOf(docx: typeof import('docx'), { columns, rows, dense = false }: TableBlock): FileChild {
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          margins: { left: 60, right: 60, top: 40, bottom: 40 },
          children: [
            new Paragraph({
              spacing: { after: 0 },
              ...(columns[at]?.numeric ? { alignment: AlignmentType.RIGHT } : {}),
              children: [
                new TextRun({
                  ...{ text, bold, size: dense ? 14 : 18 },
                  ...(bold ? {} : languageOf(columns[at]?.language)),
                }),
              ],
            }),
          ],
        }),
    )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map(({ label }) => label),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  })
}
