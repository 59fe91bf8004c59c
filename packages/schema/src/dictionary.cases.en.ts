import type { RecordWords } from './dictionary.words.ts'

/** What the data dictionary says of the columns of shortcomings, proposals and recommendations, in English. */
export const caseWords: RecordWords['cases'] = {
  number: { title: 'Number', meaning: 'The printed number. It does not change.' },
  title: {
    title: 'Title',
    meaning:
      'What it is about, in one line: in the language of the file, or in the original one where there is no translation.',
  },
  title_language: { title: 'Language of the title', meaning: 'The language in which the title is written.' },
  council: { title: 'Council', meaning: 'The public council that registered it.' },
  council_area: { title: 'Place of the council (code)', meaning: 'The code of the place where the council works.' },
  department: { title: 'Addressed to', meaning: 'The department to which the council sent it.' },
  department_code: { title: 'Addressed to (code)', meaning: 'The code of that department.' },
  answering_department: {
    title: 'Department that must answer',
    meaning: 'The department that has to answer now: the same one, or the one that it was referred to.',
  },
  answering_department_code: { title: 'Department that must answer (code)', meaning: 'The code of that department.' },
  topic: { title: 'Topic', meaning: 'The topic, from a list: in words in CSV, as a code in JSON.' },
  answer_state: {
    title: 'Answer',
    meaning: 'How the answer stands on the day of the download: in words in CSV, as a code in JSON.',
  },
  registered_on: { title: 'Registered on', meaning: 'The day on which the council registered it.' },
  counted_from: {
    title: 'Time limit runs from',
    meaning: 'The day from which the time limit of the answer runs.',
    empty: 'The time limit has not begun.',
  },
  acknowledged_on: {
    title: 'Acknowledged on',
    meaning: 'The day on which the department acknowledged it.',
    empty: 'It has not been acknowledged.',
  },
  answer_due_on: {
    title: 'Answer due on',
    meaning: 'The last day for the answer.',
    empty: 'The time limit has not begun.',
  },
  answered_on: {
    title: 'Answered on',
    meaning: 'The day of the first answer that decides; a referral is no answer.',
    empty: 'There is no answer yet.',
  },
  days_overdue: { title: 'Days overdue', meaning: 'By how many days the answer was or is late; 0 where it is not.' },
  state: { title: 'State', meaning: 'Where the record stands: in words in CSV, as a code in JSON.' },
  action_due_on: {
    title: 'Promised by',
    meaning: 'The last day of what the department has promised to do, by its answer or a later plan.',
    empty: 'It has promised no day.',
  },
  reported_on: {
    title: 'Reported done on',
    meaning: 'The day on which the department reported it as done; empty again where the council did not confirm that.',
    empty: 'It is not reported as done.',
  },
  verified_on: {
    title: 'Confirmed on',
    meaning: 'The day on which the council confirmed that it is done.',
    empty: 'The council has not confirmed it.',
  },
  ended_on: {
    title: 'Ended on',
    meaning: 'The day since which nothing more is owed: closed, verified, taken back or merged.',
    empty: 'It has not ended.',
  },
  files: {
    title: 'Files',
    meaning: 'How many photos and documents are published with the record, its answers and what was verified.',
  },
  file_addresses: {
    title: 'Addresses of the files',
    meaning: 'The addresses of these files, with spaces between them.',
    empty: 'There are no files.',
  },
  link: { title: 'Link', meaning: 'The address of the page of the record.' },
}
