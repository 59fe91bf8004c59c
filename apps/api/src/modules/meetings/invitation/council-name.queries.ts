import type { Language } from '@hamkori/schema/languages'
import { db } from '../../../platform/db.ts'

/** The name of a council in a language. Throws where there is none with this id. */
export async function councilNameOf(councilId: string, language: Language): Promise<string> {
  const { nameTg, nameRu, nameEn } = await db.councilView.findUniqueOrThrow({
    where: { id: councilId },
    select: { nameTg: true, nameRu: true, nameEn: true },
  })
  return { tg: nameTg, ru: nameRu, en: nameEn }[language]
}
