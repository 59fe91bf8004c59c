/** The formats in which a table of a page can be taken along. */
export const fileFormats = ['csv', 'xlsx', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** The media type of a format, as it is sent. */
export function mediaTypeOf(format: FileFormat): string {
  return {
    csv: 'text/csv; charset=utf-8',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    json: 'application/json; charset=utf-8',
  }[format]
}

/** What a figure can be taken along as beside its numbers: its drawing, and a page of its own that other sites may frame. */
export const pictureFormats = ['svg', 'html'] as const
export type PictureFormat = (typeof pictureFormats)[number]
