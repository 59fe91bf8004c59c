import type { InThreeLanguages } from '@hamkori/schema/questionnaire'

/** What has changed for programs that read Hamkori, the newest first: a line for each change of the API or of the files. */
export const apiChanges: readonly { readonly day: string; readonly text: InThreeLanguages }[] = [
  {
    day: '2026-11-30',
    text: {
      tg: 'Баҳоҳо танҳо дар нашрҳо бароварда мешаванд (release, releases). Феҳристи маълумоти кушода, лентаи нашрҳо ва тавсифи сутунҳо илова шуданд.',
      ru: 'Оценки публикуются только выпусками (release, releases). Добавлены каталог открытых данных, лента выпусков и описание столбцов.',
      en: 'Scores are published by releases only (release, releases). New: the catalogue of open data, the feed of releases, the description of columns.',
    },
  },
]
