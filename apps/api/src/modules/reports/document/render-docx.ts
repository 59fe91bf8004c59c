import type { FileChild, ParagraphChild } from 'docx'
import type { Block, ReportDocument, Source, TableBlock } from './report-document.ts'

/** Languages as Word names them, with their country. */
const wordLanguages = { tg: 'tg-Cyrl-TJ', ru: 'ru-RU', en: 'en-GB' } as const

/**
 * A report as DOCX, for whoever works on with its words: the same text and tables as the PDF; in place of a chart stands the sentence
 * that says what is to be seen in it, because the numbers follow in the table.
 */
export async function renderDocx(document: ReportDocument): Promise<Buffer> {
  const docx = await import('docx')
  const { Document, Packer, Paragraph, TextRun, HeadingLevel, Footer, PageNumber } = docx
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
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1_134, right: 1_134 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
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

function writer(docx: typeof import('docx')): (block: Block) => FileChild[] {
  const { Paragraph, TextRun, HeadingLevel, ExternalHyperlink } = docx
  const linkTo = (url: string, text: string): ParagraphChild =>
    new ExternalHyperlink({ link: url, children: [new TextRun({ text, style: 'Hyperlink' })] })
  const caption = (text: string, source: Source) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 240, after: 80 },
      children: [new TextRun({ text: `${text}. `, bold: true }), linkTo(source.url, source.text)],
    })
  return (block) => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })]
      case 'paragraph':
        return [new Paragraph(block.text)]
      case 'list':
        return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
      case 'prose':
        return block.text.split('\n').flatMap((text) => {
          if (text.trim() === '') return []
          const language = { value: wordLanguages[block.language] }
          return [new Paragraph({ children: [new TextRun({ text, language })] })]
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
              children: [new TextRun({ text, bold, size: dense ? 14 : 18 })],
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
