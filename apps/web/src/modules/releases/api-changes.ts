import type { InThreeLanguages } from '@hamkori/schema/questionnaire'

/** What has changed for programs that read Hamkori, the newest first: a line for each change of the API or of the files. */
export const apiChanges: readonly { readonly day: string; readonly text: InThreeLanguages }[] = [
  {
    day: '2026-11-30',
    text: {
      tg: 'Ҳар нашр ҳамаи ҷадвалҳоро дар як файли Excel ҳам дорад, дар ҳар забон як файл. Дар manifest.json онҳо дар қисми workbooks навишта шудаанд; файлҳои CSV ва JSON тағйир наёфтанд.',
      ru: 'В каждом выпуске все таблицы есть и в одном файле Excel, на каждом языке свой. В manifest.json они перечислены в workbooks; файлы CSV и JSON не изменились.',
      en: 'Every release also has all tables in one Excel file, one in each language. The manifest names them under workbooks; the CSV and JSON files are as before.',
    },
  },
  {
    day: '2026-12-01',
    text: {
      tg: 'Ҷаласаҳо мегӯянд, ки кӣ онлайн буд, кӣ дер омад ё барвақт рафт (Attendance), кӣ меҳмон буд (Meeting.guests) ва ҳангоми ҳар овоздиҳӣ кӣ ҳозир буд (Decision.presentCount, voterCount, quorate, nonVoters).',
      ru: 'Заседания сообщают, кто участвовал онлайн, пришёл позже или ушёл раньше (Attendance), какие были гости (Meeting.guests) и кто присутствовал при каждом голосовании (Decision.presentCount, voterCount, quorate, nonVoters).',
      en: 'Meetings say who was online, came late or left early (Attendance), which guests there were (Meeting.guests) and who was there at each vote (Decision.presentCount, voterCount, quorate, nonVoters).',
    },
  },
  {
    day: '2026-11-30',
    text: {
      tg: 'Баҳоҳо танҳо дар нашрҳо бароварда мешаванд (release, releases). Феҳристи маълумоти кушода, лентаи нашрҳо ва тавсифи сутунҳо илова шуданд.',
      ru: 'Оценки публикуются только выпусками (release, releases). Добавлены каталог открытых данных, лента выпусков и описание столбцов.',
      en: 'Scores are published by releases only (release, releases). New: the catalogue of open data, the feed of releases, the description of columns.',
    },
  },
]
