import type { PictureFormat } from '../file-formats.ts'
import type { FigurePicture, FileContext } from '../table-file.ts'
import type { PageResult } from './contract.ts'
import { sourceOf } from './document.ts'
import { escapeHtml } from './escape.ts'
import { workbookTexts } from '../workbook-texts.ts'

/** The look of the page in a frame: that of a sheet of paper, whatever stands around it. */
const frameStyle = [
  'body{margin:0;padding:8px;background:#fff;color:#16213a;font:14px/1.5 system-ui,sans-serif}',
  'svg{display:block;max-width:100%;height:auto;margin:0 auto}',
  'figure{margin:0}figcaption,details{max-width:60rem;margin:8px auto 0}',
  'div{overflow-x:auto}table{border-collapse:collapse;width:100%}',
  'th,td{padding:4px 8px;border-bottom:1px solid #e2ded4;text-align:left;font-variant-numeric:tabular-nums}',
  'summary,a{display:inline-block;padding:4px 0;color:#1f4aa8}',
].join('')

/**
 * A figure as a picture, or as a page that other sites may frame. Neither runs anything nor asks for anything: the picture stands in the
 * page itself, and links open beside the frame.
 */
export function pictureAnswer(format: PictureFormat, picture: FigurePicture, context: FileContext): PageResult {
  const headers = {
    'content-type': format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'text/html; charset=utf-8',
    'content-language': context.language,
    'cache-control': 'private, no-cache',
    // Open data: other sites may show it, and read it.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  if (format === 'svg') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n${picture.svg}\n`
    return { status: 200, headers, body, inline: { scripts: [], styles: [sourceOf(picture.style)] } }
  }
  const inline = { scripts: [], styles: [sourceOf(frameStyle), sourceOf(picture.style)] }
  return { status: 200, headers, body: frameOf(picture, context), inline, isFrameable: true }
}

function frameOf(picture: FigurePicture, { language, origin, t }: FileContext): string {
  const { title, page, svg, source, headings, rows } = picture
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell, at) => element(at === 0 ? 'th' : tag, cell)).join('')}</tr>`
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)}</title><base target="_blank"><style>${frameStyle}</style></head><body><figure>`,
    svg,
    `<figcaption><a href="${escapeHtml(origin + page)}">${escapeHtml(source)}</a> ${escapeHtml(t('site.file.terms'))}</figcaption>`,
    `<details><summary>${escapeHtml(workbookTexts[language].table)}</summary><div><table><thead>${line('th', headings)}</thead>`,
    `<tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table></div></details></figure></body></html>`,
  ].join('')
}

function element(tag: string, text: string): string {
  return `<${tag}>${escapeHtml(text)}</${tag}>`
}
