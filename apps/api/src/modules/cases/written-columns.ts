import type { WrittenColumns } from './case-kind.ts'
import type { CaseSource } from './source.queries.ts'

type Languages = { readonly [language in 'tg' | 'ru' | 'en']?: string | undefined }

/** What people write of a case. */
export interface WrittenText {
  readonly title: Languages & { readonly original: string }
  readonly detail: Languages
}

/** The columns of what people write of a case, with the place that it comes from. */
export function writtenColumns(
  { title, detail }: WrittenText,
  { meetingId, decisionId }: Pick<CaseSource, 'meetingId' | 'decisionId'>,
): WrittenColumns {
  return {
    meetingId,
    decisionId,
    original: title.original,
    titleTg: title.tg ?? null,
    titleRu: title.ru ?? null,
    titleEn: title.en ?? null,
    detailTg: detail.tg ?? null,
    detailRu: detail.ru ?? null,
    detailEn: detail.en ?? null,
  }
}
